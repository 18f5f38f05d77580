/// Compiles, weaves and runs Java, a cell at a time.
///
/// The way of a cell: [Splitter] cuts its text into pieces, [CellParser] tells what each is, [CellClass] writes one
/// class in which each piece stands on its own line, [CellCompiler] has javac compile it, [Units] weave and load it,
/// [Notebook] declares its names, [Execution] runs it as the main goroutine of a program.
///
/// Decided:
/// - A cell is one class by javac, not snippets by JShell: it runs whole or not at all, its statements are
///   microseconds apart, `volatile`, `final` and `synchronized` mean what they say, line numbers are the cell's, and
///   the 1,000th cell costs what the 20th does (JShell: 71 to 1,176 ms; here 7 to 20 ms of CPU after warming up).
/// - Each piece is parsed in four readings in one javac task (2 ms of CPU for ten pieces, 1.7 for one): nothing is
///   guessed from the text.
/// - javac keeps what it has read of the JDK and of libraries ([Javac]), as JShell's does, by the JDK's own
///   `JavacTaskPool`; only the cells' package is forgotten. Anew in each task that was half of a cell's time: a class
///   of one line took 33 to 50 ms over the 6th to 30th task and takes 8; a cell of one line 80 ms, and 38 (load 22,
///   two cores). After warming up the process has 150 MB instead of 329 (2 GB as on Binder). It is no public API:
///   the kernel runs on JDK 25 only, and its jar exports these packages to itself.
/// - What javac keeps ends after 1,000 tasks, for it keeps the name of each class that it ever saw: 1.2 KB a cell were
///   left of 9,000 cells, now 0.4 at most, which is what it keeps till then. And where a notebook has put a folder on
///   the class path, for what lies there may change.
/// - Not: an ahead-of-time cache that is trained with twenty times as many cells. The start took 1.5 instead of 1.3 s,
///   the first thirty cells the same.
/// - javac is given a class loader without the class path: it looks for plugins in every compilation, and opening
///   the jars for that was half of a cell's time.
/// - Calls of top-level methods are `invokedynamic` on one call site a method, also within a cell: running goroutines
///   see a redefinition. Fields stay `getstatic`: lessons on memory stay true.
/// - The class file that a later javac sees loses the members that other cells have replaced: two static imports of
///   one name never compete.
/// - Default imports are given by name, not on demand: javac lists no package, and the reader's imports win.
/// - A woven class gets a new constant pool: with the old one it would still name, and so keep alive, every cell that
///   it ever called (400 classes in 200 runs of two cells that call each other).
/// - A plain thread's cell is known by its context class loader, which threads inherit and others can read; a shared
///   pool's thread by the code on its stack.
/// - Where the memory is nearly full and ended cells left something running, code is held at its safepoints ([Gate])
///   until that is stopped. A loop fills the last 64 of 384 MB in 0.3 s, and all on the way to stop it takes
///   memory; before, some runs took minutes. Now 18 of 18 ended (load 11 to 20).
/// - Not: `ThreadGroup`s, which virtual threads do not have; JDI, which cannot stop virtual threads.
@NullMarked
package dev.heddle.kernel.eval;

import org.jspecify.annotations.NullMarked;
