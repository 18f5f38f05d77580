package dev.heddle;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// What rings a timer's channel, once or in a period.
final class Ringer {
    private final Channel<Instant> channel;
    private final Rope rope;
    private final long period; // ns; 0 for once
    private final Scheduler scheduler = G.current().scheduler;
    private final AtomicReference<Bell> bell; // the one that may ring; all before are silent

    Ringer(Channel<Instant> channel, Rope rope, long period) {
        this.channel = channel;
        this.rope = rope;
        this.period = period;
        bell = new AtomicReference<>(new Bell(rope, scheduler, period));
    }

    /// Rings after so many nanoseconds. Not while it is set.
    void set(long nanos) {
        Bell next = new Bell(rope, scheduler, period);
        bell.getAndSet(next).silent = true;
        next.when = Alarm.after(scheduler.nanoTime(), nanos);
        rope.tie(next);
        scheduler.set(next);
        if (next.silent) TimerHeap.cancel(next); // stopped meanwhile
    }

    /// Stops it, takes back what it has sent, and tells whether there was something to stop.
    boolean stop() {
        Bell last = bell.get();
        last.silent = true;
        boolean pending = TimerHeap.cancel(last);
        return channel.takeBack() || pending;
    }

    /// One setting. It knows neither ringer nor channel, lest the heap that it is in keep them alive.
    private static final class Bell extends Alarm {
        private final Rope rope;
        private final Scheduler scheduler;
        private final long period;
        private volatile boolean silent;

        Bell(Rope rope, Scheduler scheduler, long period) {
            this.rope = rope;
            this.scheduler = scheduler;
            this.period = period;
        }

        @Override
        void ring() {
            Channel<?> channel = rope.get();
            if (channel == null || silent) return;
            channel.ring(scheduler.instant(), () -> !silent);
            if (period == 0 || silent) return;
            when = Alarm.after(when, period * (1 + Math.max(0, scheduler.nanoTime() - when) / period));
            scheduler.set(this);
            if (silent) TimerHeap.cancel(this); // stopped meanwhile
        }
    }
}
