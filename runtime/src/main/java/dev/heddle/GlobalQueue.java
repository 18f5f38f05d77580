package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The queue that all Ps share: what was yielded, what overflowed, and what threads outside made runnable.
/// First in, first out, and each goroutine once: the JDK submits one that is runnable already again, after it has
/// looked at its stack for a dump.
final class GlobalQueue {
    private static final VarHandle SIZE =
            ConstantBootstraps.fieldVarHandle(lookup(), "size", VarHandle.class, GlobalQueue.class, int.class);

    private final SpinLock lock = new SpinLock();
    private @Nullable G first; // linked by G.link; this and last are guarded by lock
    private @Nullable G last;
    private volatile int size; // written under lock; with a full fence when it grows, for those who go idle

    int size() {
        return size;
    }

    void add(G g) {
        lock.lock();
        append(g);
        lock.unlock();
    }

    /// Adds the first so many of the array in their order.
    void addAll(@Nullable G[] batch, int count) {
        lock.lock();
        for (int i = 0; i < count; i++) append(Objects.requireNonNull(batch[i]));
        lock.unlock();
    }

    @Nullable
    G poll() {
        if (size == 0) return null;
        lock.lock();
        G g = remove();
        lock.unlock();
        return g;
    }

    /// Takes a P's fair share: one to return, the rest into its queue.
    @Nullable
    G poll(Processor p, int processors) {
        if (size == 0) return null;
        lock.lock();
        int share = Math.min(size / processors + 1, RunQueue.CAPACITY / 2);
        G g = remove();
        for (int i = 1; i < share; i++) {
            G next = remove();
            if (next == null) break;
            p.queue.offer(next); // cannot be full: the P came here because it was empty
        }
        lock.unlock();
        return g;
    }

    private void append(G g) {
        if (g.linked) return;
        g.linked = true;
        if (last == null) {
            first = g;
        } else {
            last.link = g;
        }
        last = g;
        int grown = size + 1;
        size = grown;
    }

    private @Nullable G remove() {
        G g = first;
        if (g == null) return null;
        first = g.link;
        if (first == null) last = null;
        g.link = null;
        g.linked = false;
        SIZE.setRelease(this, size - 1);
        return g;
    }
}
