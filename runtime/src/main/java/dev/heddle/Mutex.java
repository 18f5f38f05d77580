package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A mutual exclusion lock: Go's `sync.Mutex`. Not reentrant; any goroutine may unlock it. The n-th unlock
/// happens before the m-th lock returns, for n < m. Any thread may use it.
///
/// Fairness: normally a woken waiter competes with newcomers, which have the advantage of running already. A
/// waiter that has failed for 1 ms turns the mutex to starvation mode: then an unlock hands it to the first
/// waiter, and newcomers queue. The last waiter, or one that waited less than 1 ms, turns it back. Source: Go,
/// internal/sync/mutex.go.
public final class Mutex implements Locker {
    private static final int LOCKED = 1;
    private static final int WOKEN = 2; // somebody competes already: an unlock need wake nobody
    private static final int STARVING = 4;
    private static final int WAITER = 8; // the count of waiters is in the bits from here on
    private static final long STARVES_AFTER = 1_000_000; // ns
    private static final AtomicLong IDS = new AtomicLong();

    final AtomicInteger state = new AtomicInteger(); // 0: unlocked, and nobody waits
    private final Semaphore semaphore = new Semaphore();
    private volatile long id; // set when first asked for

    /// An unlocked mutex.
    public Mutex() {}

    /// Locks, and waits for that as long as another holds the lock.
    @Override
    public void lock() {
        G g = G.current();
        g.scheduler.point();
        acquire(g, WaitReason.MUTEX_LOCK, traceId(g));
        note(g, Event.Kind.LOCK_ACQUIRE);
    }

    /// Locks if that can be done at once, and tells whether it did. Never in starvation mode.
    public boolean tryLock() {
        G g = G.current();
        g.scheduler.point();
        if (!tryAcquire()) return false;
        note(g, Event.Kind.LOCK_ACQUIRE);
        return true;
    }

    /// Unlocks. Fatal, which no code can catch, if it is not locked: "sync: unlock of unlocked mutex".
    @Override
    public void unlock() {
        G g = G.current();
        g.scheduler.point();
        note(g, Event.Kind.LOCK_RELEASE);
        release(g);
    }

    /// Locks as a part of another primitive, which waits for the reason and on the object given.
    void acquire(G g, WaitReason why, long object) {
        if (!state.compareAndSet(0, LOCKED)) contend(g, why, object);
    }

    /// Locks as a part of another primitive, if that can be done at once.
    boolean tryAcquire() {
        int seen = state.get();
        return (seen & (LOCKED | STARVING)) == 0 && state.compareAndSet(seen, seen | LOCKED);
    }

    /// Unlocks.
    void release(G g) {
        int left = state.addAndGet(-LOCKED);
        if (left != 0) pass(g, left);
    }

    private void contend(G g, WaitReason why, long object) {
        long since = 0;
        boolean starving = false;
        boolean awake = false; // the WOKEN bit is ours
        int spins = 0;
        int seen = state.get();
        while (true) {
            if ((seen & (LOCKED | STARVING)) == LOCKED && g.scheduler.maySpin(spins)) {
                awake |= !awake && (seen & WOKEN) == 0 && seen >= WAITER && state.compareAndSet(seen, seen | WOKEN);
                spins++;
                Spin.once();
                seen = state.get();
                continue;
            }
            if (!state.compareAndSet(seen, wanted(seen, starving, awake))) {
                seen = state.get();
                continue;
            }
            if ((seen & (LOCKED | STARVING)) == 0) return;
            boolean again = since != 0;
            if (!again) since = g.scheduler.nanoTime();
            while (!semaphore.acquire(g, why, object, again)) {
                if (giveUp()) throw g.program.unwind();
            }
            starving |= g.scheduler.nanoTime() - since > STARVES_AFTER;
            seen = state.get();
            if ((seen & STARVING) != 0) {
                boolean over = !starving || seen / WAITER == 1;
                state.addAndGet(LOCKED - WAITER - (over ? STARVING : 0)); // it was handed to us
                return;
            }
            awake = true;
            spins = 0;
        }
    }

    /// Takes the caller, which has left the queue, out of the count of waiters; unless an unlock has chosen it, whose
    /// permit is on its way.
    private boolean giveUp() {
        while (true) {
            int seen = state.get();
            boolean handedOver = (seen & (LOCKED | STARVING)) == STARVING && seen / WAITER == 1;
            if (seen < WAITER || handedOver) return false;
            int left = seen - WAITER;
            if (state.compareAndSet(seen, left < WAITER ? left & ~STARVING : left)) return true;
        }
    }

    /// The state that a competitor asks for: locked by it, or one waiter more.
    private static int wanted(int seen, boolean starving, boolean awake) {
        int next = seen;
        if ((seen & STARVING) == 0) next |= LOCKED;
        if ((seen & (LOCKED | STARVING)) != 0) next += WAITER;
        if (starving && (seen & LOCKED) != 0) next |= STARVING;
        return awake ? next & ~WOKEN : next;
    }

    /// Lets a waiter have its chance after an unlock.
    private void pass(G g, int left) {
        if ((left + LOCKED & LOCKED) == 0) {
            state.addAndGet(LOCKED); // other programs may have a use for it
            throw Program.fatal("sync: unlock of unlocked mutex");
        }
        if ((left & STARVING) != 0) {
            semaphore.release(g, true);
            return;
        }
        int seen = left;
        while (seen >= WAITER && (seen & (LOCKED | WOKEN | STARVING)) == 0) {
            if (state.compareAndSet(seen, seen - WAITER | WOKEN)) {
                semaphore.release(g, false);
                return;
            }
            seen = state.get();
        }
    }

    private void note(G g, Event.Kind event) {
        if (g.traced()) g.record(event, WaitReason.MUTEX_LOCK, traceId(g), 0, 0);
    }

    private long traceId(G g) {
        if (!g.traced()) return 0;
        if (id == 0) {
            synchronized (IDS) {
                if (id == 0) id = IDS.incrementAndGet();
            }
        }
        return g.scheduler.traced(this, id);
    }
}
