package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import dev.heddle.trace.WaitReason;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Waiting goroutines, first in, first out. Guarded by the lock of whatever they wait for.
final class WaitQueue {
    private static final VarHandle FIRST =
            ConstantBootstraps.fieldVarHandle(lookup(), "first", VarHandle.class, WaitQueue.class, Waiter.class);

    private @Nullable Waiter first;
    private @Nullable Waiter last;

    boolean isEmpty() {
        return first == null;
    }

    /// The same without the lock: true only if it was empty at some instant.
    boolean seemsEmpty() {
        return FIRST.getAcquire(this) == null;
    }

    void addLast(Waiter w) {
        w.queued = true;
        w.next = null;
        w.previous = last;
        if (last == null) {
            first = w;
        } else {
            last.next = w;
        }
        last = w;
    }

    void addFirst(Waiter w) {
        w.queued = true;
        w.previous = null;
        w.next = first;
        if (first == null) {
            last = w;
        } else {
            first.previous = w;
        }
        first = w;
    }

    /// Takes the waiter that has waited longest, skipping those whose select has been decided elsewhere.
    @Nullable
    Waiter poll() {
        while (true) {
            Waiter w = first;
            if (w == null) return null;
            remove(w);
            if (w.choice == null || w.choice.decide(w)) return w;
        }
    }

    /// Waits in this queue, and tells whether the waiter was woken: if not, its program is being stopped, it is
    /// in no queue any more, and the caller unwinds. Called with the queue's lock held, which it gives up.
    boolean await(Waiter w, SpinLock lock, WaitReason why, long object) {
        w.g.block(why, object);
        lock.unlock();
        if (w.g.suspend() != null) return true;
        lock.lock();
        remove(w);
        lock.unlock();
        return w.g.isWoken();
    }

    /// Ends the waits of all and links them, first to last. Called with the queue's lock held.
    @Nullable
    Waiter wakeAll() {
        Waiter head = null;
        Waiter tail = null;
        for (Waiter w = poll(); w != null; w = poll()) {
            w.g.wake(w);
            if (tail == null) {
                head = w;
            } else {
                tail.next = w;
            }
            tail = w;
        }
        return head;
    }

    /// Makes linked waiters ready in their order. Called under no lock.
    static void readyAll(@Nullable Waiter head) {
        for (Waiter w = head; w != null; ) {
            Waiter after = w.next;
            w.next = null;
            w.g.ready();
            w = after;
        }
    }

    void remove(Waiter w) {
        if (!w.queued) return;
        w.queued = false;
        if (w.previous == null) {
            first = w.next;
        } else {
            w.previous.next = w.next;
        }
        if (w.next == null) {
            last = w.previous;
        } else {
            w.next.previous = w.previous;
        }
        w.previous = null;
        w.next = null;
    }

    int size() {
        int n = 0;
        for (Waiter w = first; w != null; w = w.next) n++;
        return n;
    }
}
