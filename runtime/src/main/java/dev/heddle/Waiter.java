package dev.heddle;

import org.jspecify.annotations.Nullable;

/// A waiting goroutine's place in one queue: Go's sudog. A goroutine in a select has one for each case.
final class Waiter extends Slot {
    final G g;
    final @Nullable Choice choice; // the select it belongs to, or null
    final int index; // of the case in its select
    long ticket; // for whoever wants it: a count, an instant

    @Nullable
    Waiter previous; // this and next: guarded by the lock of the queue it is in

    @Nullable
    Waiter next;

    boolean queued;

    Waiter(G g, @Nullable Object value) {
        this(g, value, null, 0);
    }

    Waiter(G g, @Nullable Object value, @Nullable Choice choice, int index) {
        this.g = g;
        this.value = value;
        this.choice = choice;
        this.index = index;
    }
}
