package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a program noted while it ran, by goroutine, in order.
final class Notes {
    private final Map<Long, List<Event>> byGoroutine = new HashMap<>();
    private final Recording recording;

    Notes(Recording recording) {
        this.recording = recording;
        for (Event e : recording.events()) {
            if (e.kind() == Event.Kind.LOG)
                byGoroutine.computeIfAbsent(e.g(), _ -> new ArrayList<>()).add(e);
        }
    }

    /// The notes of a running span, joined by commas; empty if there are none.
    String during(Span span) {
        if (span.state() != State.RUNNING || byGoroutine.isEmpty()) return "";
        List<String> texts = new ArrayList<>();
        for (Event e : byGoroutine.getOrDefault(span.goroutine(), List.of())) {
            if (span.start() <= e.nanos() && e.nanos() < span.end()) texts.add(recording.text(e));
        }
        return String.join(", ", texts);
    }
}
