package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import org.jspecify.annotations.Nullable;

/// A lock held by any number of readers or by one writer: Go's `sync.RWMutex`. Not reentrant, and no upgrade.
/// Any thread may use it. An unlock happens before the lock of whoever comes after; a read unlock before the
/// next writer's lock.
///
/// Writers come first: once one waits, new readers wait behind it, so that a reader which locks again while it
/// reads may deadlock. When a writer unlocks, all readers that wait enter before the next writer. Source: Go,
/// sync/rwmutex.go.
public final class RWMutex implements Locker {
    // Invariants, whenever the lock is free: no readers while there is a writer; readers wait only while there is a
    // writer or one waits; writers wait only while there is a writer or there are readers.
    private final SpinLock lock = new SpinLock();
    private int readers; // this and all below: guarded by lock
    private boolean writer;
    private final WaitQueue waitingReaders = new WaitQueue();
    private final WaitQueue waitingWriters = new WaitQueue();

    /// An unlocked one.
    public RWMutex() {}

    /// Locks for writing.
    @Override
    public void lock() {
        G g = G.current();
        g.scheduler.point();
        lock.lock();
        if (writer || readers > 0) {
            Waiter w = g.waiter();
            waitingWriters.addLast(w);
            if (!waitingWriters.await(w, lock, WaitReason.RW_MUTEX_LOCK, traceId(g))) {
                writerGivesUp();
                throw g.program.unwind();
            }
        } else {
            writer = true;
            lock.unlock();
        }
        note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_LOCK);
    }

    /// Locks for writing if that can be done at once, and tells whether it did.
    public boolean tryLock() {
        G g = G.current();
        g.scheduler.point();
        lock.lock();
        boolean free = !writer && readers == 0;
        if (free) writer = true;
        lock.unlock();
        if (free) note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_LOCK);
        return free;
    }

    /// Unlocks what was locked for writing; any goroutine may. Fatal if it is not: "sync: Unlock of unlocked
    /// RWMutex".
    @Override
    public void unlock() {
        G g = G.current();
        g.scheduler.point();
        note(g, Event.Kind.LOCK_RELEASE, WaitReason.RW_MUTEX_LOCK);
        lock.lock();
        if (!writer) {
            lock.unlock();
            throw Program.fatal("sync: Unlock of unlocked RWMutex");
        }
        writer = false;
        Waiter admitted = admitReaders();
        if (admitted == null) admitted = admitWriter();
        lock.unlock();
        WaitQueue.readyAll(admitted);
    }

    /// Locks for reading.
    public void rLock() {
        G g = G.current();
        g.scheduler.point();
        lock.lock();
        if (writer || !waitingWriters.isEmpty()) {
            Waiter w = g.waiter();
            waitingReaders.addLast(w);
            if (!waitingReaders.await(w, lock, WaitReason.RW_MUTEX_R_LOCK, traceId(g))) throw g.program.unwind();
        } else {
            readers++;
            lock.unlock();
        }
        note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_R_LOCK);
    }

    /// Locks for reading if that can be done at once, and tells whether it did.
    public boolean tryRLock() {
        G g = G.current();
        g.scheduler.point();
        lock.lock();
        boolean free = !writer && waitingWriters.isEmpty();
        if (free) readers++;
        lock.unlock();
        if (free) note(g, Event.Kind.LOCK_ACQUIRE, WaitReason.RW_MUTEX_R_LOCK);
        return free;
    }

    /// Unlocks what was locked for reading. Fatal if it is not: "sync: RUnlock of unlocked RWMutex".
    public void rUnlock() {
        G g = G.current();
        g.scheduler.point();
        note(g, Event.Kind.LOCK_RELEASE, WaitReason.RW_MUTEX_R_LOCK);
        lock.lock();
        if (readers == 0) {
            lock.unlock();
            throw Program.fatal("sync: RUnlock of unlocked RWMutex");
        }
        readers--;
        Waiter admitted = readers == 0 ? admitWriter() : null;
        lock.unlock();
        WaitQueue.readyAll(admitted);
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

    /// Lets all waiting readers in and links them in their order. Called with the lock held and no writer.
    private @Nullable Waiter admitReaders() {
        readers += waitingReaders.size();
        return waitingReaders.wakeAll();
    }

    /// Lets the first waiting writer in. Called with the lock held, no writer and no readers.
    private @Nullable Waiter admitWriter() {
        Waiter w = waitingWriters.poll();
        if (w != null) {
            writer = true;
            w.g.wake(w);
        }
        return w;
    }

    /// A writer that leaves the queue may have been what readers waited for.
    private void writerGivesUp() {
        lock.lock();
        Waiter admitted = !writer && waitingWriters.isEmpty() ? admitReaders() : null;
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
