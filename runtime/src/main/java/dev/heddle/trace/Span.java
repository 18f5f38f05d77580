package dev.heddle.trace;

/// A stretch of one goroutine's life in one state. Times are nanoseconds since the recording began; the spans of a
/// goroutine tile its life, and running spans never overlap on one P.
///
/// @param goroutine the goroutine's id
/// @param name the goroutine's name
/// @param p the processor that ran it, or -1 while it did not run
/// @param m the thread that ran it, or -1 while it did not run
/// @param state what it did
/// @param start when it began, inclusive
/// @param end when it ended, exclusive
/// @param reason why it stopped running, or why it is blocked
/// @param object the channel or lock concerned, or 0
/// @param waker the goroutine that ended a blocked span, or 0
/// @param site where it stopped running or is blocked, for a new goroutine where it was started; empty if not known
public record Span(
        long goroutine,
        String name,
        int p,
        int m,
        State state,
        long start,
        long end,
        WaitReason reason,
        long object,
        long waker,
        String site) {

    /// A span without a site.
    public Span(
            long goroutine,
            String name,
            int p,
            int m,
            State state,
            long start,
            long end,
            WaitReason reason,
            long object,
            long waker) {
        this(goroutine, name, p, m, state, start, end, reason, object, waker, "");
    }

    /// What of this lies between two times; whoever woke it later is out of sight.
    Span cut(long from, long to) {
        long waked = end <= to ? waker : 0;
        long first = Math.max(start, from);
        return new Span(goroutine, name, p, m, state, first, Math.min(end, to), reason, object, waked, site);
    }

    /// How long it is, in nanoseconds.
    public long duration() {
        return end - start;
    }
}
