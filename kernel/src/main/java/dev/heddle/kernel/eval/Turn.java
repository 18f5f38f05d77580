package dev.heddle.kernel.eval;

import org.jspecify.annotations.Nullable;

/// A request to evaluate something, from its receipt to its end, so that an interrupt finds it at every moment: also
/// while it waits behind others, and while it is being compiled. Any thread.
public final class Turn {

    private boolean interrupted; // guarded by this
    private @Nullable Runnable stop; // guarded by this

    /// A request that has just been received.
    public Turn() {}

    /// Whether it shall not even start.
    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    /// What it is for runs from now on.
    ///
    /// @param running begins to stop it and returns at once; run at once if the turn has been interrupted before
    public synchronized void started(Runnable running) {
        stop = running;
        if (interrupted) running.run();
    }

    /// What it is for has ended: there is nothing to stop.
    public synchronized void ended() {
        stop = null;
    }

    /// Stops it, whether it has started or not. Returns at once; a second call has no effect on what runs.
    public synchronized void interrupt() {
        interrupted = true;
        if (stop != null) stop.run();
    }
}
