package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A function that runs concurrently with others: Go's `go` statement gives one. It is a virtual thread
/// underneath.
///
/// Source: Go specification, "Go statements". What happens before [Go#go(Body)] happens before the goroutine's
/// first action; its end happens before nothing, so join with a [WaitGroup] or a channel. All methods may be
/// called by any thread.
public sealed interface Goroutine permits G {
    /// The number that dumps show: 1 for main, never used again.
    long id();

    /// The name given, else `goroutine N`.
    String name();

    /// The id of the goroutine that started it, or 0.
    long creator();

    /// Where the `go` stands. It is recorded once for each body class, so it is exact where the body is written
    /// at the call, as a lambda is.
    Optional<StackTraceElement> site();

    /// Why it waits in one of our primitives, or [WaitReason#NONE].
    WaitReason reason();

    /// Whether it has been started and has not ended.
    boolean isAlive();

    /// The thread underneath, for the rest of Java: its thread locals are this goroutine's own, and inheritable ones
    /// begin as its creator's. An interrupt of it ends no wait in our primitives, but stays for the next wait
    /// elsewhere; the package says why.
    Thread thread();

    /// What it does, in Go's words, as a part of [Go#dump]: its state or the reason why it waits, its stack, who
    /// started it and where.
    String dump();

    /// The goroutine that calls, or null where the caller is a thread that is none.
    static @Nullable Goroutine current() {
        return G.running();
    }
}
