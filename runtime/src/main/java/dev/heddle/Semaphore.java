package dev.heddle;

import dev.heddle.trace.WaitReason;

/// A count of permits and the goroutines that wait for one: what locks sleep on. Source: Go, sema.go.
final class Semaphore {
    private static final long GIVEN = 1; // the ticket of a waiter that got its permit with the wake-up

    private final SpinLock lock = new SpinLock();
    private final WaitQueue queue = new WaitQueue(); // this and permits: guarded by lock
    private int permits;

    /// Takes a permit, waiting for one if need be.
    ///
    /// @param first whether to wait before all others
    /// @return false if the program is being stopped and the caller must unwind
    boolean acquire(G g, WaitReason why, long object, boolean first) {
        while (true) {
            lock.lock();
            if (permits > 0) {
                permits--;
                lock.unlock();
                return true;
            }
            Waiter w = g.waiter();
            w.ticket = 0;
            if (first) {
                queue.addFirst(w);
            } else {
                queue.addLast(w);
            }
            if (!queue.await(w, lock, why, object)) return false;
            if (w.ticket == GIVEN) return true;
        }
    }

    /// Gives a permit and wakes the first waiter.
    ///
    /// @param handOff whether that one gets the permit at once and the rest of the caller's time slice
    void release(G g, boolean handOff) {
        lock.lock();
        Waiter w = queue.poll();
        if (w == null || !handOff) permits++;
        if (w == null) {
            lock.unlock();
            return;
        }
        if (handOff) w.ticket = GIVEN;
        w.g.wake(w);
        lock.unlock();
        w.g.ready();
        if (handOff) g.scheduler.stepBack(g);
    }
}
