package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The goroutines of one recording, each with the label and ink it has in every figure. They are in the order of a
/// family tree: main first, and below each goroutine those that it started, in the order in which it did. Ids do not
/// give that order, for every P hands out its own.
final class Goroutines {
    private static final int LONGEST = 24;

    private final Map<Long, Integer> places = new LinkedHashMap<>();
    private final Map<Long, String> names;

    private Goroutines(Recording recording) {
        names = recording.names();
        Set<Long> seen = new TreeSet<>();
        for (Span span : recording.spans()) seen.add(span.goroutine());
        Map<Long, List<Long>> children = new HashMap<>();
        Set<Long> born = new HashSet<>();
        for (Event event : recording.events()) {
            if (event.g() != 0) seen.add(event.g());
            boolean birth = event.kind() == Event.Kind.GO_CREATE && born.add(event.partner());
            if (birth)
                children.computeIfAbsent(event.g(), _ -> new ArrayList<>()).add(event.partner());
        }
        Deque<Long> next = new ArrayDeque<>(); // a stack: families may be deep
        List<Long> founders = new ArrayList<>(seen);
        founders.removeIf(born::contains);
        founders.addAll(children.getOrDefault(0L, List.of())); // started by threads
        founders.sort(Comparator.comparing((Long g) -> !"main".equals(names.get(g))));
        next.addAll(founders);
        while (!next.isEmpty()) {
            long g = next.pop();
            if (seen.contains(g)) places.putIfAbsent(g, places.size());
            children.getOrDefault(g, List.of()).reversed().forEach(next::push);
        }
        for (long g : seen) places.putIfAbsent(g, places.size()); // of a broken recording
    }

    static Goroutines of(Recording recording) {
        return new Goroutines(recording);
    }

    List<Long> ids() {
        return new ArrayList<>(places.keySet());
    }

    /// The order of [#ids], for some of them.
    Comparator<Long> order() {
        return Comparator.comparing((Long g) -> places.getOrDefault(g, Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
    }

    /// Lanes for at most so many goroutines: those with the largest numbers, in the order of [#ids].
    Map<Long, Integer> lanes(Map<Long, Long> numbers, int most) {
        Map<Long, Integer> lanes = new LinkedHashMap<>();
        numbers.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(order())))
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted(order())
                .forEach(g -> lanes.put(g, lanes.size()));
        return lanes;
    }

    /// Lanes for at most so many goroutines: those that ran longest.
    Map<Long, Integer> busiest(List<Span> spans, int most) {
        Map<Long, Long> ran = new HashMap<>();
        ids().forEach(g -> ran.put(g, 0L));
        for (Span span : spans) {
            if (span.state() == State.RUNNING) ran.merge(span.goroutine(), span.duration(), Long::sum);
        }
        return lanes(ran, most);
    }

    /// `G7 worker`, or `G7`; long names are cut.
    String label(long g) {
        String name = names.getOrDefault(g, "");
        if (name.isEmpty()) return "G" + g;
        return "G" + g + " " + (name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…");
    }

    Ink ink(long g) {
        return Palette.nth(places.getOrDefault(g, 0));
    }
}
