package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A number that holds its value from one change to the next: a counter of a recording.
///
/// @param name what is counted, as `runnable` or `chan.7.len`
/// @param changes the values in order of time; before the first it is 0
public record Series(String name, List<Change> changes) {
    /// From this time on, this value.
    public record Change(long nanos, long value) {}

    /// The counters that a recording implies: goroutines by state, channels' lengths, who waits at channels and locks;
    /// and, as Ps tell when they begin a turn, `runq.p0` …, `runq.global`, `idleP` and `spinningM`.
    public static List<Series> of(Recording recording) {
        return Counters.of(recording);
    }

    /// The value at a time.
    public long at(long nanos) {
        long value = 0;
        for (Change change : changes) {
            if (change.nanos > nanos) break;
            value = change.value;
        }
        return value;
    }

    /// The highest value.
    public long max() {
        return changes.stream().mapToLong(Change::value).max().orElse(0);
    }

    /// The sum of differences up to each time, where it changes before the end.
    public static Series summing(String name, Map<Long, Long> differences, long end) {
        List<Change> changes = new ArrayList<>();
        long value = 0;
        for (Map.Entry<Long, Long> difference : new TreeMap<>(differences).entrySet()) {
            if (difference.getValue() == 0 || difference.getKey() >= end) continue;
            value += difference.getValue();
            changes.add(new Change(difference.getKey(), value));
        }
        return new Series(name, List.copyOf(changes));
    }
}
