/// Splits a cell into Java and lines for the kernel.
@NullMarked
package dev.heddle.kernel.magic;

import org.jspecify.annotations.NullMarked;
