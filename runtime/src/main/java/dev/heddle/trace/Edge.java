package dev.heddle.trace;

import java.util.List;

/// Something one goroutine did that another went on from: one arrow of happens-before. Times are nanoseconds since the
/// recording began.
///
/// @param kind what connects the two
/// @param from the goroutine that acted, 0 for a thread that is none: of a steal, which a P without a goroutine does
/// @param fromTime when it did
/// @param to the goroutine that went on
/// @param toTime when that did
/// @param object the channel, for a message; else 0
/// @param value what the message is, if the trace was asked for values; of a steal or a hand-off, the Ps; else empty
public record Edge(Kind kind, long from, long fromTime, long to, long toTime, long object, String value) {
    /// What connects two goroutines.
    public enum Kind {
        /// From a `go` statement to the first run of the new goroutine.
        CREATE,
        /// From making a blocked goroutine runnable to its next run.
        UNBLOCK,
        /// From the send of a value to its receive.
        MESSAGE,
        /// From a P's taking goroutines of another to the run of one of them.
        STEAL,
        /// From a goroutine's being seen to stand still, as in file I/O, to the next run on the P that it held.
        HANDOFF
    }

    /// The edges that a recording's events imply, ordered by when they begin. A goroutine that did not run again has
    /// none; of a recording that lost events, messages are left out, for the first sends may be among the lost.
    public static List<Edge> of(Recording recording) {
        return Edges.of(recording);
    }
}
