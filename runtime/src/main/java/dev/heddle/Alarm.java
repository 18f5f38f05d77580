package dev.heddle;

import org.jspecify.annotations.Nullable;

/// An entry of a timer heap: something that happens at an instant.
abstract class Alarm {
    long when; // nanoseconds of the scheduler's clock; written while in no heap
    long order; // breaks ties: first set, first rung; guarded by the heap's lock
    int index = -1; // its place in the heap, or -1; guarded by the heap's lock
    volatile @Nullable TimerHeap heap; // where it was set last

    /// The instant so many nanoseconds after another; zero or less is that one.
    static long after(long instant, long nanos) {
        if (nanos <= 0) return instant;
        return instant > TimerHeap.NEVER - 1 - nanos ? TimerHeap.NEVER - 1 : instant + nanos;
    }

    /// Happens: on the thread of an M that runs no goroutine, so it must not block.
    abstract void ring();
}
