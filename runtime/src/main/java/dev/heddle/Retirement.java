package dev.heddle;

import org.jspecify.annotations.Nullable;

/// What becomes of a P that has retired: since gomaxprocs fell below it, or since its M stands still. Any
/// thread.
final class Retirement {
    private static final long PATIENCE = 10_000_000; // ns for retired Ps to be left

    private final ParallelScheduler scheduler;
    private final GlobalQueue global;
    private final Processors processors;
    private final Preemption preemption;

    Retirement(ParallelScheduler scheduler, GlobalQueue global, Processors processors, Preemption preemption) {
        this.scheduler = scheduler;
        this.global = global;
        this.processors = processors;
        this.preemption = preemption;
    }

    /// Hands what the P has over to the others.
    void evacuate(Processor p) {
        @Nullable G[] batch = new G[RunQueue.CAPACITY / 2];
        for (G g = p.takeNext(); g != null; g = p.takeNext()) global.add(g);
        for (int n = p.queue.grab(batch); n > 0; n = p.queue.grab(batch)) global.addAll(batch, n);
        Processor first = processors.first();
        p.timers.drainTo(first.timers);
        if (first.retired) evacuate(first); // has it just now, and may have been left by its M
        scheduler.wake();
    }

    /// The P's goroutine has left it.
    void leave(Processor p) {
        evacuate(p);
        p.occupied = false;
    }

    /// Leaves a P that has retired, and waits a moment for others to do so: woven code gives way, other code
    /// that computes goes on for now.
    void vacate() {
        Machine m = Machine.current();
        if (m != null && m.p.retired) VirtualThreads.unmount();
        for (Processor p : processors.leaving()) if (!p.handedOn) preemption.ask(p, p.tick);
        long patience = System.nanoTime() + PATIENCE;
        while (processors.anyOccupied() && System.nanoTime() < patience) VirtualThreads.yieldCarrier();
    }
}
