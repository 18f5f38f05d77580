/// Goroutines, channels, select, locks and a scheduler, by Go's rules.
@NullMarked
package dev.heddle;

import org.jspecify.annotations.NullMarked;
