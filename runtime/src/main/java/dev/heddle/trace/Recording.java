package dev.heddle.trace;

import java.util.List;

/// A finished trace: the events as they were recorded, and what follows from them.
public interface Recording {
    /// The recorded transitions in their total order.
    List<Event> events();

    /// The spans that the events imply, ordered by start.
    List<Span> spans();

    /// How the trace was taken.
    Meta meta();

    /// The circumstances of a recording.
    ///
    /// @param virtualClock whether times are those of a seeded schedule rather than of the wall
    /// @param gomaxprocs the number of Ps when the trace began
    /// @param dropped how many events the bounded buffers lost, oldest first
    record Meta(boolean virtualClock, int gomaxprocs, long dropped) {}
}
