package dev.heddle.kernel.eval;

import dev.heddle.Safepoint;
import java.util.function.Supplier;

/// Holds all code of cells at its next safepoint while something is done. Any thread but theirs.
final class Gate {
    private final Object key = new Object(); // held while the gate is closed
    private final Runnable check = this::pass;

    /// Does something while no code of cells computes, but for what is in a library's loop or cannot wait.
    <T> T closedDuring(Supplier<T> action) {
        synchronized (key) {
            Safepoint.arm(check);
            try {
                return action.get();
            } finally {
                Safepoint.disarm(check);
            }
        }
    }

    @SuppressWarnings("EmptySynchronizedStatement") // to wait is all
    private void pass() {
        synchronized (key) {
        }
    }
}
