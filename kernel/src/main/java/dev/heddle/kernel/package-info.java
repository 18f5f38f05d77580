/// Answers a Jupyter client.
///
/// ```
/// Sockets → Kernel → Lane → Execution → Language      what is asked
///                                          ↓
/// Sockets ← IoPub ← Outlet ← Pump · CellStream · Bundles      what the cell puts out
/// ```
///
/// Threads: `heddle-sockets` owns ZeroMQ, `heddle-shell` and one for each subshell run cells, `heddle-aside` completes
/// and inspects while they run, `heddle-control` interrupts and ends them, `heddle-output` moves what they print. All
/// are daemons. Cells run elsewhere:
/// as goroutines of the evaluator's.
///
/// Decided:
/// - Output belongs to the cell that started the thread that wrote it ([dev.heddle.kernel.eval.Cell#current]), for
///   ever; a thread that no cell started, as of the common pool, writes for the latest cell.
/// - A goroutine never holds the lock under which output is sent: parked with it, it would stop the output of all.
/// - A silent cell's output goes nowhere, as the protocol says; ipykernel shows it.
/// - A cell that waited behind one that failed is answered with status `error` and the name `Aborted`: `aborted` is
///   deprecated, and Jupyter's own suite rejects it.
/// - JVM flags ([KernelSpec#flags]), measured on 2 cores, five starts each, interleaved, the machine loaded: SerialGC,
///   G1 and ParallelGC reach the first reply with 1.61, 1.72 and 1.62 s of CPU and 243, 269 and 230 MB; the scheduler
///   is 10 % faster without G1 (dev.heddle's notes); Serial has no threads of its own that a lesson on cores would
///   show. Half of the memory for the heap, because a notebook server lives beside it. Not C1 only: it hides the stale
///   flag that chapter 5 shows. `trackAllThreads=false` lets the collector prove leaks; `-ea` because learners' checks
///   are assertions.
/// - On Linux the JIT's threads yield to those that run cells (nice 5): after a start they want 50 ms of CPU a cell,
///   the cell 17. On two cores `1+1` as the 6th to 30th cell took 25 to 33 ms instead of 31 to 38, the first reply
///   0.95 to 1.2 s instead of 1.25 to 1.3 (three starts each, interleaved). With nice 19 it is 24 to 29 ms, but code
///   that keeps all cores busy would wait for its compilation. The JVM warns a user who is not root that such
///   priorities may have no effect; lower ones always do, so its warnings are off.
/// - Not: higher thresholds of the JIT, which made no difference.
/// - The cache that install trains (46 MB) halves the CPU of a start: 1.03 s against 2.00 s to the first reply, four
///   starts each, interleaved. It is trained with the flags of `kernel.json`, else the JVM does not use it.
/// - `MALLOC_ARENA_MAX=2` in `kernel.json`: with 2 GB as on Binder it saved 65 of 323 MB once the JIT had done its
///   work. Since javac keeps what it has read, the process has 123 MB after two cells and 150 warmed up. Trimming the
///   native heap would save 16 MB more, but warns where the C library cannot.
/// - JDK 25 does not notice that a jar is not the one its cache was made from, and runs the old classes: `kernel.json`
///   says which jar it was, and a kernel whose jar has changed says so.
/// - History is a file of JSON lines under Jupyter's own data folder, not IPython's SQLite: no library, and a damaged
///   line is seen at once. Kernels take turns by a file lock; a cell costs one open, write and close.
/// - A cell that filled the memory leaves a kernel in which nothing compiles, as long as its variable lives. Kernels
///   that keep it must be restarted and lose everything; ours sets the variables that hold most to null, and names
///   them. To keep them and let the reader drop some was considered: not even `all = null;` compiles any more.
/// - Fuzzed on 2026-11-29 without a failure: 1,000,000 frames of seed 4148689167916798788, 1,000,000 bodies of seed
///   -6233471644585870977, and 100,000 messages of seed 8068714799193721882 to a kernel that answered afterwards; all
///   six tests of `FuzzTest` took 951 s on two cores at load 40 (`make stress` runs them).
/// - Frames' memory is claimed by peers before they are known: [dev.heddle.kernel.wire] bounds it.
/// - `starting` is said after the first welcome: before it nobody would hear it, and the welcome is to be the first
///   message (JEP 65).
@NullMarked
package dev.heddle.kernel;

import org.jspecify.annotations.NullMarked;
