/// Whether threads that are no goroutines see our primitives as one operation after the other: by Lincheck, which calls
/// them from several threads and looks for an order that explains what they gave. The profile `lincheck` compiles it
/// and
/// `make stress` runs it; alone: `./mvnw test -pl runtime -Plincheck -Dtest=LincheckTest -Dheddle.groups=lincheck
/// -Dheddle.excludedGroups=`.
///
/// What was decided, with Lincheck 3.7 on JDK 25: its stress mode runs, its model checking does not. Before each run it
/// writes the memory that it has seen back to what it was, and that of our Ms and the monitor, which go on running, is
/// among it: RWMutex and WeightedSemaphore end in a ConcurrentModificationException of its SnapshotTracker after 50 to
/// 60 s, Mutex comes to no end; Channel, SyncMap and Once passed, 12 to 47 s each. Every schedule of a small program is
/// `ExplorationTest`'s matter.
///
/// Not here: a blocking send or receive, which needs a partner that Lincheck does not promise; `WaitGroup`, whose await
/// does; `Pool`, which may drop what it was given and so has no order to find.
package dev.heddle.lincheck;
