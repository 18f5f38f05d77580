/// Splits a cell into Java and lines for the kernel.
///
/// Decided: what is cut out of a part is replaced by blanks, so that every place in a part is a place in the cell and
/// no error message needs a map.
@NullMarked
package dev.heddle.kernel.magic;

import org.jspecify.annotations.NullMarked;
