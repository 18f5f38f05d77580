package dev.heddle;

import org.jspecify.annotations.Nullable;

/// What passes from a sender to a receiver, in either's hand. For a waiter guarded by the channel's lock until
/// woken.
class Slot {
    @Nullable
    Object value;

    boolean ok; // false where the channel was closed
}
