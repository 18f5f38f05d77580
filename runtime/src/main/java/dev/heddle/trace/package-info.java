/// What happened, in order: events, per-processor buffers, spans.
@NullMarked
package dev.heddle.trace;

import org.jspecify.annotations.NullMarked;
