package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The goroutines of one recording in the order of their ids, each with the label and ink it has in every figure.
final class Goroutines {
    private static final int LONGEST = 24;

    private final Map<Long, Integer> places = new TreeMap<>();
    private final Map<Long, String> names;

    private Goroutines(Recording recording) {
        names = recording.names();
        for (Span span : recording.spans()) places.put(span.goroutine(), 0);
        for (Event event : recording.events()) if (event.g() != 0) places.put(event.g(), 0);
        int next = 0;
        for (Map.Entry<Long, Integer> place : places.entrySet()) place.setValue(next++);
    }

    static Goroutines of(Recording recording) {
        return new Goroutines(recording);
    }

    List<Long> ids() {
        return new ArrayList<>(places.keySet());
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
