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
    String text(Event event);

    /// How the trace was taken.
    Meta meta();

    /// The circumstances of a recording.
    ///
    /// @param virtualClock whether times are those of a seeded schedule rather than of the wall
    /// @param gomaxprocs the number of Ps when the trace began
    /// @param dropped how many events the bounded buffers lost, oldest first
    /// @param begin since when the trace is complete: 0 unless events were dropped
    /// @param end when the recording stopped
    record Meta(boolean virtualClock, int gomaxprocs, long dropped, long begin, long end) {}
}
