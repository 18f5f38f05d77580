package dev.heddle.plot;

import java.util.List;

/// Quantiles that are values which occurred (nearest rank), so that a reader finds them in the data.
final class Quantiles {
    private Quantiles() {}

    /// The smallest value that a share `q` of all does not exceed; -1 of none.
    static long of(List<Long> sorted, double q) {
        if (sorted.isEmpty()) return -1;
        return sorted.get((int) Math.max(0, Math.ceil(q * sorted.size()) - 1));
    }
}
