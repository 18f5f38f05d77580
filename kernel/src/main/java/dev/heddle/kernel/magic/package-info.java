/// The commands of a cell that are no Java, and how a cell is split at them.
///
/// [Parts] cuts the text of a cell, [Catalogue] knows the magics by their names (IJava's, JJava's, rapaio's and our
/// own), [Words] reads what stands behind a name, [Workbench] is the notebook as a magic may use it.
///
/// Decided:
/// - What is cut out of a part is replaced by blanks, so that every place in a part is a place in the cell and no error
///   message needs a map. A magic amid Java becomes a call that is no longer than it.
/// - A magic runs as the main goroutine of its cell: an interrupt, a limit and the cell's output treat it as any code.
/// - The catalogue is made when the first cell, or completion, has a `%`, and Maven's resolver when the first magic
///   asks for a library: the CPU of a start is as before (0.90 s against 0.90 s to the first reply, nine starts each,
///   interleaved), the cache of install 0.3 MB larger.
/// - An unknown magic refuses its cell before any of it runs, unless the cell itself makes it.
/// - A script's exit code is said and fails no cell, as in rapaio's kernel: `grep` that finds nothing ends no lesson.
/// - `%trace` is a magic, not a setting: who wants the kernel's frames wants them of the failure that just happened.
/// - JMH is not bundled: `%%bench` has Maven bring it.
/// - Not: `%timeit`, which no Java kernel has and which one JVM, warm with other cells, measures wrong.
@NullMarked
package dev.heddle.kernel.magic;

import org.jspecify.annotations.NullMarked;
