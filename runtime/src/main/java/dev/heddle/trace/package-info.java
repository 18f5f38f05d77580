/// What happened, in order: events, per-processor buffers, spans.
///
/// The scheduler writes to a [dev.heddle.trace.Recorder]; its end is a [dev.heddle.trace.Recording]: events in
/// one order and the spans that follow from them by a pure function. [dev.heddle.trace.GoTrace] reads what a Go
/// program recorded; [dev.heddle.trace.Perfetto] and [dev.heddle.trace.TrackEvents] write for Perfetto.
///
/// Decided:
/// - An event takes 48 bytes in its P's ring. Rings begin small and double up to their bound: short traces stay short.
/// - No counter is shared between Ps: the order across Ps is that of the clock, which one machine's CPUs share. With a
///   virtual clock there is one P at work and one buffer.
/// - The lengths of run queues are what Ps see when they begin a turn. That of the global one, and how many Ms look for
///   work, are events of their own where they are not what was told last: most programs seldom change them.
/// - Where a buffer lost events, the recording begins at the first time from which all buffers are whole; half of a
///   story would show waits that never were.
/// - Events that one operation makes one after the other, as to wake a receiver and to have sent, share a reading
///   of the clock: it takes ten times as long as writing the event (29 of 32 ns on a busy machine). Before that
///   tracing made ping-pong 2.4 times as slow instead of 1.5.
/// - Sites come from woven code, which stores a number before it calls the runtime. Walking the stack would take
///   a microsecond an event. What the runtime does unasked, a preemption or a foreign park, has no site.
/// - A message's value is shown without calling the program's own `toString`: that runs under a channel's lock.
/// - The JDK's Flight Recorder takes no event with a time of its own, so its events are made while the trace is
///   taken ([JfrEvents]). A wait is committed by who waited, else it would show on its waker's lane.
@NullMarked
package dev.heddle.trace;

import org.jspecify.annotations.NullMarked;
