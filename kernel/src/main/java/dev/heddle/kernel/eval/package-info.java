/// Compiles, weaves and runs Java, a cell at a time.
@NullMarked
package dev.heddle.kernel.eval;

import org.jspecify.annotations.NullMarked;
