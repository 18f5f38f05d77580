/// Tablesaw tables and figures of traces.
@NullMarked
package dev.heddle.plot;

import org.jspecify.annotations.NullMarked;
