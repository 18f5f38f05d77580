package dev.heddle;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Goroutines wired to an M: Go's `LockOSThread`. Such a goroutine runs there only, and nothing else does. An M
/// that comes upon it in a queue hands its P to the goroutine's M; that one gives the P away when the goroutine
/// leaves it, and waits. Source: Go, proc.go, `startlockedm`, `stoplockedm`.
final class Wiring {
    private final ParallelScheduler scheduler;
    private final Machines machines;

    Wiring(ParallelScheduler scheduler, Machines machines) {
        this.scheduler = scheduler;
        this.machines = machines;
    }

    /// Wires the calling goroutine to this M, on which it runs.
    static void lock(Machine m, G g) {
        if (g.locks++ > 0) return;
        g.wire = m;
        m.wired = g;
    }

    /// Undoes one [#lock].
    static void unlock(Machine m, G g) {
        if (g.locks == 0 || --g.locks > 0) return;
        g.wire = null;
        m.wired = null;
    }

    /// Hands the P of this M to the one that this goroutine is wired to.
    static void pass(Machine m, Machine wire) {
        wire.assign(m.p);
    }

    /// Waits for the turn of the goroutine wired to this M, which has just left it. Null if it has ended; then so
    /// is the M to.
    @Nullable
    G await(Machine m, G wired) {
        m.waitsForWired = true;
        scheduler.give(m.p);
        if (wired.hasEnded()) {
            machines.remove(m);
            return null;
        }
        Processor p;
        while ((p = m.assigned) == null) LockSupport.park(this);
        m.assigned = null;
        m.hold(p);
        m.waitsForWired = false;
        return wired;
    }
}
