package dev.heddle;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The live goroutines of a program, in stripes, so that starting one costs no contention. Weakly held: a
/// goroutine that nothing can ever wake is garbage, and may be collected (with `-Djdk.trackAllThreads=false`).
final class Roster {
    private static final int STRIPES = 8;

    private final ReferenceQueue<G> collected = new ReferenceQueue<>();
    private final Stripe[] stripes = new Stripe[STRIPES];

    Roster() {
        for (int i = 0; i < STRIPES; i++) stripes[i] = new Stripe();
    }

    void add(G g) {
        Machine m = Machine.current();
        Entry entry = new Entry(g, stripes[m == null ? 0 : m.id & (STRIPES - 1)], collected);
        g.entry = entry;
        entry.stripe.add(entry);
    }

    void remove(G g) {
        Entry entry = g.entry;
        if (entry != null) entry.stripe.remove(entry);
    }

    int size() {
        expunge();
        int n = 0;
        for (Stripe stripe : stripes) n += stripe.size;
        return n;
    }

    /// Those that live now, in no order.
    List<G> list() {
        expunge();
        List<G> live = new ArrayList<>();
        for (Stripe stripe : stripes) stripe.copyTo(live);
        return live;
    }

    void clear() {
        for (G g : list()) remove(g);
    }

    private void expunge() {
        for (var lost = collected.poll(); lost != null; lost = collected.poll()) {
            if (lost instanceof Entry entry) entry.stripe.remove(entry);
        }
    }

    /// A goroutine's place in the roster.
    static final class Entry extends WeakReference<G> {
        private final Stripe stripe;
        private @Nullable Entry previous; // these three: guarded by the stripe's lock
        private @Nullable Entry next;
        private boolean listed;

        private Entry(G g, Stripe stripe, ReferenceQueue<G> collected) {
            super(g, collected);
            this.stripe = stripe;
        }
    }

    private static final class Stripe {
        private final SpinLock lock = new SpinLock();
        private @Nullable Entry first; // guarded by lock
        private int size; // written under lock, read racily

        void add(Entry entry) {
            lock.lock();
            entry.listed = true;
            entry.next = first;
            if (first != null) first.previous = entry;
            first = entry;
            size++;
            lock.unlock();
        }

        void remove(Entry entry) {
            lock.lock();
            if (entry.listed) {
                entry.listed = false;
                size--;
                if (entry.previous == null) {
                    first = entry.next;
                } else {
                    entry.previous.next = entry.next;
                }
                if (entry.next != null) entry.next.previous = entry.previous;
                entry.previous = null;
                entry.next = null;
            }
            lock.unlock();
        }

        void copyTo(List<G> live) {
            lock.lock();
            for (Entry entry = first; entry != null; entry = entry.next) {
                G g = entry.get();
                if (g != null) live.add(g);
            }
            lock.unlock();
        }
    }
}
