package dev.heddle.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts goroutines and values over the time of a recording.
final class Counters {
    private final Map<String, Map<Long, Long>> differences = new TreeMap<>();
    private final Map<String, List<Series.Change>> lengths = new TreeMap<>();

    private final Set<Integer> idle = new HashSet<>(); // Ps
    private final Set<Waiter> served = new HashSet<>(); // by a partner, and have not run since

    private Counters() {}

    static List<Series> of(Recording recording) {
        Counters counters = new Counters();
        for (State state : State.values()) counters.differences.put(word(state), new TreeMap<>());
        recording.spans().forEach(counters::add);
        for (Event e : recording.events()) {
            counters.measure(e);
            counters.lookAt(e);
            if (e.kind() == Event.Kind.GLOBAL_QUEUE) counters.change("runq.global", e.nanos(), e.count());
            if (e.kind() == Event.Kind.SPINNING) counters.change("spinningM", e.nanos(), e.count());
        }
        List<Series> all = new ArrayList<>();
        counters.differences.forEach((name, changes) ->
                all.add(Series.summing(name, changes, recording.meta().end())));
        counters.lengths.forEach((name, changes) -> all.add(new Series(name, List.copyOf(changes))));
        return all;
    }

    private void add(Span span) {
        count(word(span.state()), span);
        if (span.object() == 0 || span.state() != State.BLOCKED) return;
        switch (span.reason()) {
            case CHAN_SEND -> count("chan." + span.object() + ".sendq", span);
            case CHAN_RECEIVE -> count("chan." + span.object() + ".recvq", span);
            case MUTEX_LOCK, RW_MUTEX_LOCK, RW_MUTEX_R_LOCK -> count("lock." + span.object() + ".waiters", span);
            default -> {}
        }
    }

    private void count(String name, Span span) {
        Map<Long, Long> changes = differences.computeIfAbsent(name, _ -> new TreeMap<>());
        changes.merge(span.start(), 1L, Long::sum);
        changes.merge(span.end(), -1L, Long::sum);
    }

    /// A channel's length. What one that had waited says when it runs again is old.
    private void measure(Event e) {
        switch (e.kind()) {
            case CHAN_SEND, CHAN_RECEIVE -> {
                if (served.remove(new Waiter(e.object(), e.g()))) return;
                if (e.partner() != 0) served.add(new Waiter(e.object(), e.partner()));
            }
            default -> {
                return;
            }
        }
        change("chan." + e.object() + ".len", e.nanos(), e.count());
    }

    /// What a P has runnable, as it says whenever it begins a turn, and how many Ps sleep: until they do something.
    private void lookAt(Event e) {
        if (e.p() < 0) return;
        if (e.kind() == Event.Kind.PROC_IDLE ? idle.add(e.p()) : idle.remove(e.p()))
            change("idleP", e.nanos(), idle.size());
        if (e.kind() == Event.Kind.GO_START) change("runq.p" + e.p(), e.nanos(), e.count());
    }

    private void change(String name, long nanos, long value) {
        List<Series.Change> changes = lengths.computeIfAbsent(name, _ -> new ArrayList<>());
        long before = changes.isEmpty() ? 0 : changes.getLast().value();
        if (before != value) changes.add(new Series.Change(nanos, value));
    }

    private record Waiter(long channel, long g) {}

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
