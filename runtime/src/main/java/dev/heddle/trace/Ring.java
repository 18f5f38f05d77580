package dev.heddle.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One processor's events as words, the newest of a bounded number (one less than the capacity).
///
/// One thread at a time writes: the holder of the P, or of the lock around a shared ring. Anyone may read at any time.
/// The count is stored after the slot it counts, so a reader sees whole slots; a reader that a writer has lapped
/// meanwhile leaves out what may be torn.
final class Ring {
    // words[COUNT] counts the events ever written; slot i lies at FIRST + (i % slots) * SLOT. The count lives in the
    // array so that the counts of two Ps never share a cache line.
    static final int SLOT = 6;
    private static final int COUNT = 0;
    private static final int FIRST = 16;
    private static final int SMALLEST = 64;
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final Event.Kind[] KINDS = Event.Kind.values();
    private static final WaitReason[] REASONS = WaitReason.values();

    private final int capacity;
    private volatile long[] words; // replaced by the writer, until it holds the capacity
    private volatile @Nullable String @Nullable [] values; // by slot; made by the writer when there is a first one

    Ring(int capacity) {
        this.capacity = Integer.highestOneBit(Math.max(SMALLEST, capacity));
        words = new long[FIRST + SMALLEST * SLOT];
    }

    @SuppressWarnings("EnumOrdinal") // the words never leave this class
    void write(
            long nanos,
            Event.Kind kind,
            long g,
            int p,
            int m,
            WaitReason reason,
            long object,
            long partner,
            int n,
            int site,
            @Nullable String value) {
        long[] to = words;
        long count = to[COUNT];
        int slots = slots(to);
        if (count == slots && slots < capacity) {
            to = words = Arrays.copyOf(to, FIRST + 2 * slots * SLOT);
            slots *= 2;
            if (values != null) values = Arrays.copyOf(values, slots);
        }
        int slot = (int) (count & (slots - 1));
        if (value != null || values != null) note(slot, slots, value);
        int at = FIRST + slot * SLOT;
        to[at] = nanos;
        to[at + 1] = kind.ordinal() | reason.ordinal() << 8 | (long) (p & 0xffff) << 16 | (long) m << 32;
        to[at + 2] = g;
        to[at + 3] = object;
        to[at + 4] = partner;
        to[at + 5] = (n & 0xffff_ffffL) | ((long) site << 32);
        WORDS.setRelease(to, COUNT, count + 1);
    }

    /// When the last event was, or -1 if there is none. The writer's.
    long last() {
        long[] from = words;
        long count = from[COUNT];
        return count == 0 ? -1 : from[FIRST + (int) ((count - 1) & (slots(from) - 1)) * SLOT];
    }

    private void note(int slot, int slots, @Nullable String value) {
        @Nullable String[] notes = values;
        if (notes == null) {
            notes = new String[slots];
            values = notes;
        }
        notes[slot] = value;
    }

    /// Adds the kept events to a list, oldest first.
    ///
    /// @return how many older ones are lost
    long drainTo(List<Event> events) {
        long[] from = words;
        long count = (long) WORDS.getAcquire(from, COUNT);
        int slots = slots(from);
        long[] copy = from.clone();
        @Nullable String[] notes = values;
        if (notes != null) notes = notes.clone();
        VarHandle.acquireFence();
        long lapped = (long) WORDS.getAcquire(from, COUNT);
        // The writer may be in the middle of the slot after the last it counted.
        long oldest = Math.min(count, Math.max(0, slots < capacity ? 0 : lapped + 1 - slots));
        for (long i = oldest; i < count; i++) {
            int slot = (int) (i & (slots - 1));
            String value = notes == null || slot >= notes.length ? null : notes[slot];
            events.add(event(copy, FIRST + slot * SLOT, value == null ? "" : value));
        }
        return oldest;
    }

    private static int slots(long[] words) {
        return (words.length - FIRST) / SLOT;
    }

    private static Event event(long[] words, int at, String value) {
        long packed = words[at + 1];
        return new Event(
                words[at],
                KINDS[(int) packed & 0xff],
                words[at + 2],
                (short) (packed >> 16),
                (int) (packed >> 32),
                REASONS[(int) (packed >> 8) & 0xff],
                words[at + 3],
                words[at + 4],
                (int) words[at + 5],
                Sites.text((int) (words[at + 5] >>> 32)),
                value);
    }
}
