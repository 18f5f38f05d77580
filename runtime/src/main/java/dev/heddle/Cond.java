package dev.heddle;

import dev.heddle.trace.WaitReason;
import org.jspecify.annotations.Nullable;

/// A place where goroutines wait for a condition to come true, or to be told that it might have: Go's
/// `sync.Cond`.
///
/// ```java
/// mu.lock();
/// while (!ready) cond.await();
/// mu.unlock();
/// ```
///
/// No wait ends without a signal. A signal happens before the await that it ends. Any thread may use it. Source: Go,
/// sync/cond.go.
public final class Cond {
    private final Locker locker;
    private final SpinLock lock = new SpinLock();
    private final WaitQueue queue = new WaitQueue(); // guarded by lock

    /// A condition on variables that the lock guards.
    ///
    /// @param locker held by whoever calls [#await]: a [Mutex], a [RWMutex], or the readers' side of one
    public Cond(Locker locker) {
        this.locker = locker;
    }

    /// Unlocks the lock, waits for a signal, and locks it again. What is signalled from the unlock on is not
    /// missed.
    public void await() {
        G g = G.current();
        Waiter w = new Waiter(g, null);
        lock.lock();
        queue.addLast(w);
        lock.unlock();
        unlock(w);
        lock.lock();
        if (w.queued) {
            w.ok = true; // it sleeps: a signal must wake it
            if (!queue.await(w, lock, WaitReason.COND_WAIT, 0)) throw g.program.unwind();
        } else {
            lock.unlock();
        }
        locker.lock();
    }

    /// Unlocks the lock. Should that fail, nobody waits; and what was signalled meanwhile is somebody else's.
    private void unlock(Waiter w) {
        try {
            locker.unlock();
        } catch (Throwable e) {
            lock.lock();
            Waiter other = w.queued ? null : wakeFirst();
            queue.remove(w);
            lock.unlock();
            WaitQueue.readyAll(other);
            throw e;
        }
    }

    /// Wakes the goroutine that has waited longest. The caller may hold the lock or not.
    public void signal() {
        G.current().scheduler.point();
        lock.lock();
        Waiter w = wakeFirst();
        lock.unlock();
        WaitQueue.readyAll(w);
    }

    /// Wakes all, those that have waited longest first. The caller may hold the lock or not.
    public void broadcast() {
        G.current().scheduler.point();
        lock.lock();
        Waiter head = null;
        Waiter tail = null;
        while (!queue.isEmpty()) {
            Waiter w = wakeFirst();
            if (w == null) continue;
            if (tail == null) {
                head = w;
            } else {
                tail.next = w;
            }
            tail = w;
        }
        lock.unlock();
        WaitQueue.readyAll(head);
    }

    /// Takes the first out, and gives it if it sleeps. One that is about to sleep sees it by itself; one whose
    /// program is being stopped never will, and takes no signal. Called with the lock held.
    private @Nullable Waiter wakeFirst() {
        Waiter w = queue.poll();
        while (w != null && !w.ok && w.g.program.isStopping()) w = queue.poll();
        if (w == null || !w.ok) return null;
        w.g.wake(w);
        return w;
    }
}
