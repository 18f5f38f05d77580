package dev.heddle.kernel.eval;

import org.jspecify.annotations.Nullable;

/// The evaluation of one cell, from the call to its end, so that an interrupt finds it at every moment.
final class Turn {

    private boolean interrupted; // guarded by this
    private @Nullable Execution execution; // guarded by this

    /// Whether the cell shall not even start.
    synchronized boolean isInterrupted() {
        return interrupted;
    }

    /// Its code runs from now on.
    synchronized void started(Execution started) {
        execution = started;
        if (interrupted) started.stop();
    }

    /// Any thread, any number of times.
    synchronized void interrupt() {
        interrupted = true;
        if (execution != null) execution.stop();
    }
}
