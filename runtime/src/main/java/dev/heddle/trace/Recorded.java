package dev.heddle.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A [Recording] held in memory.
record Recorded(List<Event> events, List<Span> spans, Map<Long, String> names, Meta meta) implements Recording {

    /// Brings the buffers' events into one order. Where buffers lost events, the recording begins at the first time
    /// from which all of them are whole: half of a story would show waits that never were.
    static Recorded of(
            List<List<Event>> parts,
            Map<Long, String> names,
            boolean virtualClock,
            int gomaxprocs,
            long dropped,
            long begin,
            long end) {
        List<Event> events = new ArrayList<>();
        long incomplete = 0;
        for (List<Event> part : parts) {
            for (Event event : part) {
                if (event.nanos() >= begin) events.add(event);
                else incomplete++;
            }
        }
        if (!virtualClock) events.sort(Comparator.comparingLong(Event::nanos));
        long last = events.isEmpty() ? end : Math.max(end, events.getLast().nanos());
        Meta meta = new Meta(virtualClock, gomaxprocs, dropped + incomplete, begin, last);
        return new Recorded(List.copyOf(events), Spans.of(events, names, meta), names, meta);
    }

    static Recording between(Recording of, long from, long to) {
        Meta old = of.meta();
        long begin = Math.max(from, old.begin());
        long end = Math.min(to, old.end());
        List<Event> events = of.events().stream()
                .filter(e -> begin <= e.nanos() && e.nanos() <= end)
                .toList();
        List<Span> spans = new ArrayList<>();
        for (Span s : of.spans()) {
            if (s.start() < end && s.end() > begin) spans.add(s.cut(begin, end));
        }
        Meta meta = new Meta(old.virtualClock(), old.gomaxprocs(), old.dropped(), begin, end);
        return new Recorded(events, List.copyOf(spans), of.names(), meta);
    }

    static Recording inSteps(Recording from) {
        List<Event> events = new ArrayList<>(from.events().size());
        for (Event e : from.events()) events.add(e.at(events.size()));
        Meta old = from.meta();
        Meta meta = new Meta(old.virtualClock(), old.gomaxprocs(), old.dropped(), 0, events.size());
        return new Recorded(List.copyOf(events), Spans.of(events, from.names(), meta), from.names(), meta);
    }
}
