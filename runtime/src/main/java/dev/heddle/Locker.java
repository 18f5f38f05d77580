package dev.heddle;

/// What can be locked and unlocked: Go's `sync.Locker`. A [Mutex] and a [RWMutex] are; [RWMutex#rLocker] gives the
/// readers' side of one. Any thread may use it. An unlock happens before the lock of whoever it lets in.
/// Source: Go, sync/mutex.go.
public interface Locker {
    /// Locks, and waits for that as long as it must.
    void lock();

    /// Unlocks. Fatal, which no code can catch, if it is not locked.
    void unlock();

    /// Runs the body with the lock held. What it throws leaves this method, after the unlock.
    ///
    /// @param body what to run
    default void locked(Body body) {
        lock();
        try {
            body.run();
        } catch (Throwable e) {
            throw Thrown.<RuntimeException>unchecked(e);
        } finally {
            unlock();
        }
    }
}
