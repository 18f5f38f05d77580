package dev.heddle;

import java.time.Instant;

/// What rings a timer's channel, once or in a period.
final class Ringer {
    private final Channel<Instant> channel;
    private final long period; // ns; 0 for once
    private final Scheduler scheduler = G.current().scheduler;
    private volatile Bell bell = new Bell(); // the one that may ring

    Ringer(Channel<Instant> channel, long period) {
        this.channel = channel;
        this.period = period;
    }

    /// Rings after so many nanoseconds. Not while it is set.
    void set(long nanos) {
        Bell next = new Bell();
        bell = next;
        next.when = Alarm.after(scheduler.nanoTime(), nanos);
        scheduler.set(next);
    }

    /// Stops it, takes back what it has sent, and tells whether there was something to stop.
    boolean stop() {
        boolean pending = TimerHeap.cancel(bell);
        bell = new Bell();
        return channel.takeBack() || pending;
    }

    private final class Bell extends Alarm {
        @Override
        void ring() {
            channel.ring(scheduler.instant(), () -> bell == this);
            if (period == 0 || bell != this) return;
            when = Alarm.after(when, period * (1 + Math.max(0, scheduler.nanoTime() - when) / period));
            scheduler.set(this);
            if (bell != this) TimerHeap.cancel(this); // stopped meanwhile
        }
    }
}
