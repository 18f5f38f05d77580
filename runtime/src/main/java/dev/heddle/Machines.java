package dev.heddle;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The Ms that there are. One is made when a P is to get going and none is idle; it ends only with a goroutine
/// that is wired to it.
final class Machines {
    private static final int MOST = 10_000; // as many as Go makes, which then gives up

    private final ParallelScheduler scheduler;
    private final IdleList idle;
    private final Queue<Machine> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();

    Machines(ParallelScheduler scheduler, IdleList idle) {
        this.scheduler = scheduler;
        this.idle = idle;
    }

    /// Gets this P going on an M that has none. Where there is none, and the system lets us make no more, the P
    /// goes back to the idle ones.
    void assign(Processor p, boolean spinning) {
        Machine m = idle.takeMachine();
        if (m != null) {
            m.spinning = spinning;
            m.assign(p);
        } else if (!start(p, spinning)) {
            idle.add(p);
            if (spinning) idle.nobodySpins();
        }
    }

    private boolean start(Processor p, boolean spinning) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return false;
        }
        Machine m = new Machine(ids.getAndIncrement(), scheduler, p);
        m.spinning = spinning;
        all.add(m);
        try {
            m.start();
            return true;
        } catch (OutOfMemoryError e) { // no further thread
            remove(m);
            return false;
        }
    }

    void remove(Machine m) {
        if (all.remove(m)) count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    /// Those that live, by their age.
    List<Machine> list() {
        return List.copyOf(all);
    }
}
