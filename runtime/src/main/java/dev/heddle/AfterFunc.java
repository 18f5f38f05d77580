package dev.heddle;

import java.time.Duration;

/// A goroutine that will be started when a duration has passed: [Go#afterFunc] gives one. Any thread may use
/// it. What happens before it is set happens before the goroutine. Source: Go, `time.AfterFunc`.
public final class AfterFunc {
    private final G creator = G.current();
    private final Body body;
    private Start start; // guarded by this

    AfterFunc(long nanos, Body body) {
        this.body = body;
        CreationSites.of(body);
        start = set(nanos);
    }

    private Start set(long nanos) {
        Start next = new Start();
        next.when = Alarm.after(creator.scheduler.nanoTime(), nanos);
        creator.scheduler.set(next);
        return next;
    }

    /// Prevents the start, and tells whether it came in time.
    public synchronized boolean stop() {
        return TimerHeap.cancel(start);
    }

    /// Starts it after another duration from now on; tells whether it was still to start. One that has started
    /// runs on.
    public synchronized boolean reset(Duration duration) {
        boolean pending = TimerHeap.cancel(start);
        start = set(Go.saturated(duration));
        return pending;
    }

    private final class Start extends Alarm {
        @Override
        void ring() {
            if (!creator.program.isStopping()) new G(null, creator, body).start();
        }
    }
}
