package dev.heddle;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// M: a platform thread that carries goroutines. Its members are for itself, unless they say otherwise.
///
/// A goroutine's stack lies on its carrier's while it runs, so an M has a large one; it is only reserved.
final class Machine extends Thread {
    private static final long STACK = 64L << 20;
    static final long SHORTAGE_NANOS = 10_000_000;
    static final ThreadGroup GROUP = new ThreadGroup(topGroup(), "heddle");

    /// What the goroutine that runs here asks its M to do with it after it has unmounted.
    enum Parting {
        NONE,
        /// Go to the tail of the global queue: Gosched, or preempted.
        YIELD,
        /// Go to the tail of this P's queue: what an unlocking goroutine does for a starving waiter.
        STEP_BACK
    }

    final int id;
    final Scheduler scheduler;
    Processor p; // whose it is; meaningless while the M is idle

    @Nullable
    G current; // what it runs; null for a virtual thread that is no goroutine. The monitor reads it racily

    @Nullable
    G mounted; // what it runs, whatever it is; others read it racily

    Parting parting = Parting.NONE;
    boolean noted; // the trace knows why the current goroutine leaves
    boolean spinning; // looks for work without having any; handed over with assigned
    volatile @Nullable Processor assigned; // given by whoever wakes this M
    volatile long osId = -1; // the operating system's number of it, where that is told; written once

    // While a goroutine is wired to this M, no other one runs here.
    volatile @Nullable G wired; // written by that goroutine while it runs here
    volatile boolean waitsForWired; // read by schedtrace

    Machine(int id, Scheduler scheduler, Processor p) {
        super(GROUP, null, "heddle-m" + id, STACK, false);
        this.id = id;
        this.scheduler = scheduler;
        this.p = p;
        p.holder = this;
        setDaemon(true);
    }

    /// From now on it holds this P. For itself.
    void hold(Processor p) {
        this.p = p;
        p.holder = this;
    }

    /// The number of its P, or -1 if that has retired: it may be another's by now. For itself.
    int processorId() {
        return p.retired ? -1 : p.id;
    }

    /// Gives a P to this M, which has none and waits for one. Any thread.
    void assign(Processor p) {
        p.holder = this;
        assigned = p;
        LockSupport.unpark(this);
    }

    /// The M below the caller, or null.
    static @Nullable Machine current() {
        return VirtualThreads.carrier() instanceof Machine m ? m : null;
    }

    /// Whether this is what runs here, or another turn of it. For the thread that runs here.
    boolean carries(G g) {
        G m = mounted;
        return m != null && m.isTurnOf(g);
    }

    @Override
    public void run() {
        while (true) {
            try {
                scheduler.loop(this);
                return;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(SHORTAGE_NANOS); // who ate the memory meets the same error and lets go of it
            }
        }
    }

    private static ThreadGroup topGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) group = group.getParent();
        return group;
    }
}
