/// What happened, in order: events, per-processor buffers, spans.
///
/// The scheduler writes to a [dev.heddle.trace.Recorder]; its end is a [dev.heddle.trace.Recording]: events in one
/// order
/// and the spans that follow from them by a pure function.
///
/// Decided:
/// - An event takes 48 bytes in its P's ring. Rings begin small and double up to their bound: short traces stay short.
/// - No counter is shared between Ps: the order across Ps is that of the clock, which one machine's CPUs share. With a
///   virtual clock there is one P at work and one buffer.
/// - Where a buffer lost events, the recording begins at the first time from which all buffers are whole; half of a
///   story would show waits that never were.
@NullMarked
package dev.heddle.trace;

import org.jspecify.annotations.NullMarked;
