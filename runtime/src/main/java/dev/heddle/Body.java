package dev.heddle;

/// What a goroutine, a select case or a locked section does. It may throw anything: what leaves a goroutine's
/// body is a panic.
@FunctionalInterface
public interface Body {
    /// Does it.
    ///
    /// @throws Throwable whatever the body likes
    void run() throws Throwable;
}
