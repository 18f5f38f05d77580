package dev.heddle;

import dev.heddle.trace.WaitReason;

/// A goroutine's sleep: an alarm that wakes it.
final class Sleep extends Alarm {
    private final Waiter waiter;

    private Sleep(G g) {
        waiter = new Waiter(g, null);
    }

    static void nanos(long nanos) {
        if (nanos <= 0) return;
        G g = G.current();
        g.scheduler.point();
        if (g.program.isStopping()) throw g.program.unwind();
        Sleep sleep = new Sleep(g);
        sleep.when = Alarm.after(g.scheduler.nanoTime(), nanos);
        g.block(WaitReason.SLEEP, 0);
        g.scheduler.set(sleep);
        if (g.suspend() != null) return;
        TimerHeap.cancel(sleep);
        throw g.program.unwind();
    }

    @Override
    void ring() {
        waiter.g.wake(waiter);
        waiter.g.ready();
    }
}
