package dev.heddle;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a [Roster].
///
/// New members are held as they are, which costs nothing but a place; whoever asks for members makes weak references of
/// them. Those that are gone are left in until the array is full.
final class RosterStripe {
    private static final int LEAST = 64;

    private final SpinLock lock = new SpinLock();
    private final ReferenceQueue<G> collected;
    private @Nullable Object[] members = new Object[LEAST]; // this and all below: guarded by lock
    private int count;
    private int weak; // so many of the members are entries, the others goroutines
    private int balance; // begun here, less those that ended here

    RosterStripe(ReferenceQueue<G> collected) {
        this.collected = collected;
    }

    /// A member weakly held.
    static final class Entry extends WeakReference<G> {
        private volatile boolean gone; // is not counted any more

        private Entry(G g, ReferenceQueue<G> collected) {
            super(g, collected);
        }
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    void add(G g) {
        lock.lock();
        try {
            if (count == members.length) clean(); // may be out of memory
            members[count++] = g;
            balance++;
        } finally {
            lock.unlock();
        }
    }

    void remove(G g) {
        if (g.gone) return;
        g.gone = true;
        lock.lock(); // a full fence: either this sees the entry, or whoever makes it sees that g is gone
        balance--;
        lock.unlock();
        Entry entry = g.entry;
        if (entry != null) entry.gone = true;
    }

    /// A member's reference was cleared. Called under the lock.
    void lose(Reference<?> lost) {
        if (lost instanceof Entry entry && !entry.gone) balance--;
    }

    /// Called under the lock.
    int balance() {
        return balance;
    }

    /// Makes entries of all members. Called under the lock.
    void loosen() {
        int kept = weak;
        for (int i = weak; i < count; i++) {
            Entry entry = members[i] instanceof G g && !g.gone ? new Entry(g, collected) : null;
            G g = entry == null ? null : entry.get();
            if (entry == null || g == null) continue;
            g.entry = entry;
            if (g.gone) entry.gone = true;
            members[kept++] = entry;
        }
        Arrays.fill(members, kept, count, null);
        count = kept;
        weak = kept;
    }

    /// Drops those that are gone, and makes room for as many as are left. Called under the lock.
    private void clean() {
        loosen();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (members[i] instanceof Entry entry && !entry.gone && entry.get() != null) members[kept++] = entry;
        }
        Arrays.fill(members, kept, count, null);
        count = kept;
        weak = kept;
        int room = Math.max(LEAST, 2 * kept);
        if (room > members.length || room < members.length / 4) members = Arrays.copyOf(members, room);
    }

    /// Adds those that live.
    void copyTo(List<G> live) {
        lock.lock();
        try {
            loosen();
            for (int i = 0; i < count; i++) {
                G g = members[i] instanceof Entry entry ? entry.get() : null;
                if (g != null && !g.gone) live.add(g);
            }
        } finally {
            lock.unlock();
        }
    }
}
