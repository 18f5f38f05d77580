package dev.heddle;

/// What a goroutine, a select case or a locked section does. It may throw anything: what leaves a goroutine's
/// body is a panic. It runs on the thread of whoever does it, a goroutine's own where it is one.
@FunctionalInterface
public interface Body {
    /// Does it.
    ///
    /// @throws Throwable whatever the body likes
    void run() throws Throwable;
}
