package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicInteger;

/// A lock held by any number of readers or by one writer: Go's `sync.RWMutex`. Not reentrant, and no upgrade.
/// Any thread may use it. An unlock happens before the lock of whoever comes after; a read unlock before the
/// next writer's lock.
///
/// Writers come first: once one waits, new readers wait behind it, so that a reader which locks again while it
/// reads may deadlock. When a writer unlocks, all readers that wait enter before the next writer. Source: Go,
/// sync/rwmutex.go.
public final class RWMutex implements Locker {
    // Invariants. A writer that holds the lock, or is the next to, has set PENDING and holds writers. New readers enter
    // only while PENDING is not set; so with PENDING and no READER the state stays, but for QUEUED, until the writer's
    // unlock. A reader waits in waitingReaders only while PENDING and QUEUED are set, a writer as waitingWriter only
    // while PENDING is set and there are readers.
    private static final int PENDING = 1;
    private static final int QUEUED = 2; // readers may be waiting
    private static final int READER = 4; // the count of readers that hold the lock is in the bits from here on

    private final Mutex writers = new Mutex();
    private final AtomicInteger state = new AtomicInteger();
    private final SpinLock lock = new SpinLock();
    private final WaitQueue waitingReaders = new WaitQueue(); // this and waitingWriter: guarded by lock
    private final WaitQueue waitingWriter = new WaitQueue(); // one at most

    /// An unlocked one.
    public RWMutex() {}

    /// Locks for writing.
    @Override
    public void lock() {
        G g = G.current();
        g.scheduler.point();
        writers.acquire(g, WaitReason.RW_MUTEX_LOCK, traceId(g));
        if (!state.compareAndSet(0, PENDING) && state.getAndAdd(PENDING) >= READER) awaitReaders(g);
        note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_LOCK);
    }

    /// Locks for writing if that can be done at once, and tells whether it did.
    public boolean tryLock() {
        G g = G.current();
        g.scheduler.point();
        if (!writers.tryAcquire()) return false;
        boolean free = state.compareAndSet(0, PENDING);
        if (free) {
            note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_LOCK);
        } else {
            writers.release(g);
        }
        return free;
    }

    /// Unlocks what was locked for writing; any goroutine may. Fatal if it is not: "sync: Unlock of unlocked
    /// RWMutex".
    @Override
    public void unlock() {
        G g = G.current();
        g.scheduler.point();
        note(g, Event.Kind.LOCK_RELEASE, WaitReason.RW_MUTEX_LOCK);
        if (!state.compareAndSet(PENDING, 0)) {
            if ((state.get() & ~QUEUED) != PENDING) throw Program.fatal("sync: Unlock of unlocked RWMutex");
            letReadersIn();
        }
        writers.release(g);
    }

    /// Locks for reading.
    public void rLock() {
        G g = G.current();
        g.scheduler.point();
        if (!enter()) awaitWriter(g);
        note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_R_LOCK);
    }

    /// Locks for reading if that can be done at once, and tells whether it did.
    public boolean tryRLock() {
        G g = G.current();
        g.scheduler.point();
        boolean free = enter();
        if (free) note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_R_LOCK);
        return free;
    }

    /// Unlocks what was locked for reading. Fatal if it is not: "sync: RUnlock of unlocked RWMutex".
    public void rUnlock() {
        G g = G.current();
        g.scheduler.point();
        note(g, Event.Kind.LOCK_RELEASE, WaitReason.RW_MUTEX_R_LOCK);
        int left = state.addAndGet(-READER);
        if (left >= READER) return;
        if (left < 0) {
            state.addAndGet(READER);
            throw Program.fatal("sync: RUnlock of unlocked RWMutex");
        }
        if (left != 0) letWriterIn();
    }

    /// Runs the body while it is locked for reading.
    ///
    /// @param body what to run; what it throws leaves this method after the unlock
    public void rLocked(Body body) {
        rLocker().locked(body);
    }

    /// The readers' side: what [Locker#lock] locks for reading. Source: Go, `RWMutex.RLocker`.
    public Locker rLocker() {
        return new Locker() {
            @Override
            public void lock() {
                rLock();
            }

            @Override
            public void unlock() {
                rUnlock();
            }
        };
    }

    /// Becomes a reader, if no writer holds the lock or waits for it.
    private boolean enter() {
        for (int seen = state.get(); (seen & PENDING) == 0; seen = state.get()) {
            if (state.compareAndSet(seen, seen + READER)) return true;
        }
        return false;
    }

    /// Waits until a writer's unlock makes the caller a reader.
    private void awaitWriter(G g) {
        lock.lock();
        int seen = state.get();
        while (!state.compareAndSet(seen, (seen & PENDING) == 0 ? seen + READER : seen | QUEUED)) seen = state.get();
        if ((seen & PENDING) == 0) {
            lock.unlock();
            return;
        }
        Waiter w = g.waiter();
        waitingReaders.addLast(w);
        if (!waitingReaders.await(w, lock, WaitReason.RW_MUTEX_R_LOCK, traceId(g))) throw g.program.unwind();
    }

    /// Waits until the last of the readers that came before this writer has left.
    private void awaitReaders(G g) {
        lock.lock();
        if (state.get() < READER) {
            lock.unlock();
            return;
        }
        Waiter w = g.waiter();
        waitingWriter.addLast(w);
        if (!waitingWriter.await(w, lock, WaitReason.RW_MUTEX_LOCK, traceId(g))) {
            letReadersIn();
            writers.release(g);
            throw g.program.unwind();
        }
    }

    /// Ends the writer's turn: all readers that wait enter. Called by the writer.
    private void letReadersIn() {
        lock.lock();
        int entering = READER * waitingReaders.size();
        int seen = state.get();
        while (!state.compareAndSet(seen, (seen & ~(PENDING | QUEUED)) + entering)) seen = state.get();
        Waiter admitted = waitingReaders.wakeAll();
        lock.unlock();
        WaitQueue.readyAll(admitted);
    }

    /// The last reader has left: the writer enters, if there is one and it waits.
    private void letWriterIn() {
        lock.lock();
        Waiter admitted = state.get() < READER ? waitingWriter.wakeAll() : null; // others may read by now
        lock.unlock();
        WaitQueue.readyAll(admitted);
    }

    private void note(G g, Event.Kind event, WaitReason as) {
        if (g.traced()) g.record(event, as, traceId(g), 0, 0);
    }

    private long traceId(G g) {
        return g.traced() ? g.scheduler.traced(this, System.identityHashCode(this)) : 0;
    }
}
