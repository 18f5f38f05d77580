package dev.heddle;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Objects that may be used again, to spare the garbage collector: Go's `sync.Pool`. A put happens before the
/// get that returns the object. One that nobody gets is dropped at the second garbage collection after its put.
/// Any thread may use it. Source: Go, sync/pool.go.
///
/// @param <T> the type of objects
public final class Pool<T> {
    private static final int STRIPES = 8;
    private static final Cleaner CLEANER = Cleaner.create();

    private final Supplier<? extends T> maker;
    private final Scheduler scheduler = G.current().scheduler;
    private volatile Shelf<T> shelf = new Shelf<>(scheduler); // written by age()
    private volatile Shelf<T> old = new Shelf<>(scheduler); // the shelf until the last collection

    /// A pool that is empty.
    ///
    /// @param maker makes an object where there is none
    public Pool(Supplier<? extends T> maker) {
        this.maker = maker;
        ageAtNextCollection(new WeakReference<>(this));
    }

    /// An object put here before, any one, or a new one.
    public T get() {
        G.current().scheduler.point();
        Machine m = Machine.current();
        T found = shelf.take(m);
        if (found == null) found = old.take(m);
        return found == null ? maker.get() : found;
    }

    /// Puts an object here for others to get. The caller must not use it any more.
    public void put(T object) {
        G.current().scheduler.point();
        shelf.put(object, Machine.current());
    }

    /// A garbage collection has been: what is old goes, what is new is old.
    private void age() {
        old = shelf;
        shelf = new Shelf<>(scheduler);
    }

    private static void ageAtNextCollection(WeakReference<? extends Pool<?>> pool) {
        CLEANER.register(new Object(), () -> {
            Pool<?> live = pool.get();
            if (live == null) return;
            live.age();
            ageAtNextCollection(pool);
        });
    }

    /// What lies here: an object in the slot of each M, which no other thread touches, and the rest in stripes, so that
    /// Ms do not contend.
    private static final class Shelf<T> {
        private static final int SLOTS = 16; // an M with a higher number has none
        private static final int APART = 16; // references to a cache line, so that Ms do not share one

        private final Scheduler owner; // of the Ms that have slots: their numbers differ
        private final @Nullable Object[] slots = new Object[SLOTS * APART];
        private final SpinLock[] locks = new SpinLock[STRIPES];
        private final Deque<?>[] stripes = new Deque<?>[STRIPES]; // each guarded by its lock

        Shelf(Scheduler owner) {
            this.owner = owner;
            for (int i = 0; i < STRIPES; i++) {
                locks[i] = new SpinLock();
                stripes[i] = new ArrayDeque<T>();
            }
        }

        void put(T object, @Nullable Machine m) {
            int slot = slot(m);
            if (slot >= 0 && slots[slot] == null) {
                slots[slot] = object;
            } else {
                int at = home(m);
                locks[at].lock();
                stripe(at).push(object);
                locks[at].unlock();
            }
        }

        @Nullable
        @SuppressWarnings("unchecked") // put there by put
        T take(@Nullable Machine m) {
            int slot = slot(m);
            Object mine = slot < 0 ? null : slots[slot];
            if (mine == null) return takeFromStripes(home(m));
            slots[slot] = null;
            return (T) mine;
        }

        private @Nullable T takeFromStripes(int home) {
            for (int i = 0; i < STRIPES; i++) {
                int at = (home + i) % STRIPES;
                locks[at].lock();
                T object = stripe(at).poll();
                locks[at].unlock();
                if (object != null) return object;
            }
            return null;
        }

        @SuppressWarnings("unchecked") // made in the constructor
        private Deque<T> stripe(int at) {
            return (Deque<T>) stripes[at];
        }

        @SuppressWarnings("ReferenceEquality") // a scheduler is itself only
        private int slot(@Nullable Machine m) {
            return m == null || m.scheduler != owner || m.id >= SLOTS ? -1 : m.id * APART;
        }

        private static int home(@Nullable Machine m) {
            return m == null ? 0 : m.id % STRIPES;
        }
    }
}
