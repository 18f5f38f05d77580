package dev.heddle.trace;

import java.util.List;
import java.util.Map;

/// A finished trace: the events as they were recorded, and what follows from them. Times are nanoseconds since the
/// recording began. Immutable.
public interface Recording {
    /// The recorded transitions in their total order.
    List<Event> events();

    /// The spans that the events imply, ordered by start.
    List<Span> spans();

    /// The names of goroutines by id, of those that were given one.
    Map<Long, String> names();

    /// What the program said with a [Event.Kind#LOG] event; empty for other events.
    default String text(Event event) {
        return event.kind() == Event.Kind.LOG ? event.value() : "";
    }

    /// The same events with their number as time: one step from event to event. For virtual clocks, which stand still
    /// while goroutines run.
    default Recording inSteps() {
        return Recorded.inSteps(this);
    }

    /// What of this lies between two times: spans that reach beyond are cut, events outside left out.
    ///
    /// @param from nanoseconds since the recording began
    /// @param to nanoseconds since the recording began
    /// @throws IllegalArgumentException if the second is not after the first
    default Recording between(long from, long to) {
        if (to <= from) throw new IllegalArgumentException("between " + from + " and " + to + ": no time lies there");
        return Recorded.between(this, from, to);
    }

    /// How the trace was taken.
    Meta meta();

    /// A recording of events from elsewhere, such as a file. Spans are derived anew.
    ///
    /// @param events in their order
    static Recording of(List<Event> events, Map<Long, String> names, Meta meta) {
        return new Recorded(List.copyOf(events), Spans.of(events, names, meta), Map.copyOf(names), meta);
    }

    /// The circumstances of a recording.
    ///
    /// @param virtualClock whether times are those of a seeded schedule rather than of the wall
    /// @param gomaxprocs the number of Ps when the trace began
    /// @param dropped how many events the bounded buffers lost, oldest first
    /// @param begin since when the trace is complete: 0 unless events were dropped
    /// @param end when the recording stopped
    record Meta(boolean virtualClock, int gomaxprocs, long dropped, long begin, long end) {}
}
