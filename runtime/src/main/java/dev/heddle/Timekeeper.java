package dev.heddle;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// While every P is idle, one idle M sleeps only until the first alarm: the keeper. While some P is busy, its M
/// and the [Monitor] see to alarms.
final class Timekeeper {
    private final ParallelScheduler scheduler;
    private final IdleList idle;
    private final SpinLock lock = new SpinLock();
    private @Nullable Machine keeper; // guarded by lock
    private volatile long until = TimerHeap.NEVER; // when the keeper wakes; written under lock

    Timekeeper(ParallelScheduler scheduler, IdleList idle) {
        this.scheduler = scheduler;
        this.idle = idle;
    }

    /// Whether some M will be awake at that instant for the sake of an alarm.
    boolean isUpBy(long when) {
        return until <= when;
    }

    /// Whether an alarm should have rung.
    boolean due() {
        long first = scheduler.earliest();
        return first != TimerHeap.NEVER && first <= System.nanoTime();
    }

    /// Rings the alarms of all Ps that are due. The caller holds a P.
    void ringDue() {
        if (!due()) return;
        for (Processor p : scheduler.all()) p.timers.ring(System.nanoTime());
    }

    /// Sleeps until the M is given a P, or takes one because an alarm is due. The M is on the idle list.
    Processor await(Machine m) {
        while (true) {
            Processor given = m.assigned;
            if (given != null) {
                resign(m);
                return given;
            }
            long when = scheduler.earliest();
            if (when == TimerHeap.NEVER || !appoint(m, when)) {
                LockSupport.park(this);
                continue;
            }
            long wait = when - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
                continue;
            }
            resign(m);
            Processor p = takeOver(m);
            if (p != null) return p;
            if (m.assigned == null) LockSupport.park(this); // all Ps are busy, so their Ms ring it
        }
    }

    private @Nullable Processor takeOver(Machine m) {
        if (!idle.remove(m)) return null; // is being assigned one
        Processor p = idle.takeProcessor();
        if (p == null) idle.add(m);
        return p;
    }

    private boolean appoint(Machine m, long when) {
        lock.lock();
        boolean chosen = keeper == null || keeper == m || when < until;
        if (chosen) {
            keeper = m;
            until = when;
        }
        lock.unlock();
        return chosen;
    }

    private void resign(Machine m) {
        lock.lock();
        if (keeper == m) {
            keeper = null;
            until = TimerHeap.NEVER;
        }
        lock.unlock();
    }
}
