package dev.heddle;

import org.jspecify.annotations.Nullable;

/// Waiting goroutines, first in, first out. Guarded by the lock of whatever they wait for.
final class WaitQueue {
    private @Nullable Waiter first;
    private @Nullable Waiter last;

    boolean isEmpty() {
        return first == null;
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
