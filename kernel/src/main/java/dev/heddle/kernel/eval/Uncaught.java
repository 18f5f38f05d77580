package dev.heddle.kernel.eval;

import dev.heddle.Interruption;

/// Prints what leaves a thread, in the reader's positions, to the standard error of that thread: its cell's.
final class Uncaught implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof Interruption || thrown instanceof Population.Killed) return;
        System.err.println(
                "Exception in thread \"" + thread.getName() + "\" " + String.join("\n", Traces.lines(thrown)));
    }
}
