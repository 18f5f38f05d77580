package dev.heddle.trace;

/// What a goroutine does over one [Span].
public enum State {
    RUNNABLE,
    RUNNING,
    BLOCKED,
    SLEEPING
}
