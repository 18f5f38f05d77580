package dev.heddle.trace;

/// What a goroutine does over one [Span].
public enum State {
    /// It could run and waits for a P.
    RUNNABLE,
    /// It runs on a P.
    RUNNING,
    /// It waits for another goroutine, or for the world outside.
    BLOCKED,
    /// It waits for the clock.
    SLEEPING
}
