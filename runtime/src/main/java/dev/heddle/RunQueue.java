package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The bounded queue of runnable goroutines that each P has: one producer, the thread that holds the P, and any
/// number of consumers.
///
/// Invariant: the goroutines queued are those in slots head to tail. The owner alone writes tail and the slots;
/// whoever moves head by compare-and-set owns what it read before, since the owner never reuses a slot that
/// head has not passed. Source: Go, proc.go, `runqput`, `runqget`, `runqgrab`.
final class RunQueue {
    static final int CAPACITY = 256;

    private static final VarHandle HEAD =
            ConstantBootstraps.fieldVarHandle(lookup(), "head", VarHandle.class, RunQueue.class, int.class);
    private static final VarHandle TAIL =
            ConstantBootstraps.fieldVarHandle(lookup(), "tail", VarHandle.class, RunQueue.class, int.class);

    private final @Nullable G[] slots = new G[CAPACITY];
    private volatile int head; // wraps around
    private volatile int tail; // wraps around; written by the owner

    int size() {
        return tail - head;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /// Appends, or refuses when full. Owner only.
    boolean offer(G g) {
        int at = (int) TAIL.get(this);
        if (at - head == CAPACITY) return false;
        slots[at & (CAPACITY - 1)] = g;
        TAIL.setVolatile(this, at + 1); // a full fence: an idle M that misses this is seen to be idle by our caller
        return true;
    }

    /// Takes the oldest, or null. Owner only, so the slot can be cleared for the garbage collector.
    @Nullable
    G poll() {
        while (true) {
            int at = head;
            if (at == (int) TAIL.get(this)) return null;
            G g = slots[at & (CAPACITY - 1)];
            if (HEAD.compareAndSet(this, at, at + 1)) {
                slots[at & (CAPACITY - 1)] = null;
                return g;
            }
        }
    }

    /// Takes the older half, rounded up, into the array and tells how many. Any thread.
    int grab(@Nullable G[] into) {
        while (true) {
            int at = (int) HEAD.getAcquire(this);
            int size = (int) TAIL.getAcquire(this) - at;
            int taken = size - size / 2;
            if (taken <= 0) return 0;
            if (taken > CAPACITY / 2) continue; // head and tail were not of one instant
            for (int i = 0; i < taken; i++) into[i] = slots[(at + i) & (CAPACITY - 1)];
            if (HEAD.compareAndSet(this, at, at + taken)) return taken;
        }
    }
}
