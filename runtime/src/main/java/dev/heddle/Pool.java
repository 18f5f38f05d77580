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
    private volatile Shelf<T> shelf = new Shelf<>(); // written by age()
    private volatile Shelf<T> old = new Shelf<>(); // the shelf until the last collection

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
        T found = shelf.take();
        if (found == null) found = old.take();
        return found == null ? maker.get() : found;
    }

    /// Puts an object here for others to get. The caller must not use it any more.
    public void put(T object) {
        G.current().scheduler.point();
        shelf.put(object);
    }

    /// A garbage collection has been: what is old goes, what is new is old.
    private void age() {
        old = shelf;
        shelf = new Shelf<>();
    }

    private static void ageAtNextCollection(WeakReference<? extends Pool<?>> pool) {
        CLEANER.register(new Object(), () -> {
            Pool<?> live = pool.get();
            if (live == null) return;
            live.age();
            ageAtNextCollection(pool);
        });
    }

    /// What lies here, in stripes, so that Ms do not contend.
    private static final class Shelf<T> {
        private final SpinLock[] locks = new SpinLock[STRIPES];
        private final Deque<?>[] stripes = new Deque<?>[STRIPES]; // each guarded by its lock

        Shelf() {
            for (int i = 0; i < STRIPES; i++) {
                locks[i] = new SpinLock();
                stripes[i] = new ArrayDeque<T>();
            }
        }

        void put(T object) {
            int at = home();
            locks[at].lock();
            stripe(at).push(object);
            locks[at].unlock();
        }

        @Nullable
        T take() {
            int home = home();
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

        private static int home() {
            Machine m = Machine.current();
            return m == null ? 0 : m.id % STRIPES;
        }
    }
}
