package dev.heddle.stress;

import dev.heddle.WaitGroup;

/// A part of a random program. Its shape is decided when it is made, by a seed; all its goroutines end.
interface Workload {
    /// Starts its goroutines as members of a group.
    void start(WaitGroup all);

    /// Demands its invariants, after all have ended.
    ///
    /// @throws AssertionError if one does not hold
    void check();

    /// Fails with a sentence.
    static void demand(boolean holds, String sentence, Object... values) {
        if (!holds) throw new AssertionError(sentence.formatted(values));
    }
}
