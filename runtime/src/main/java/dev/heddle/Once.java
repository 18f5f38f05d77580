package dev.heddle;

/// Runs something at most once: Go's `sync.Once`. The run happens before the return of every [#run]. Any thread
/// may use it. Source: Go, sync/once.go.
public final class Once {
    private final Mutex mutex = new Mutex();
    private volatile boolean done; // written under mutex

    /// One that has run nothing.
    public Once() {}

    /// Runs the body if this is the first call; other callers wait until it has ended. A body that throws
    /// counts as run, and what it throws leaves this call. A body that calls run on the same Once waits for
    /// itself for ever.
    ///
    /// @param body what to run
    public void run(Body body) {
        if (!done) mutex.locked(() -> runFirst(body));
    }

    private void runFirst(Body body) throws Throwable {
        if (done) return;
        try {
            body.run();
        } finally {
            done = true;
        }
    }
}
