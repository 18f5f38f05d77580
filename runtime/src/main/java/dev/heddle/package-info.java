/// Goroutines, channels, select, locks and a scheduler, by Go's rules.
///
/// [Go] holds the statements, [Goroutine] and [Channel] the things; [Mutex], [WaitGroup] and their like are
/// Go's `sync`. A [Program] is a main goroutine and what it started; [Schedule] runs one under a chosen
/// schedule, [Trace] records what the scheduler did.
///
/// With the rest of Java: a goroutine is a virtual thread, so it may block in `java.util.concurrent`, monitors and
/// sockets, and keeps thread locals of its own; any other thread may use our primitives. [Futures],
/// [GoroutineExecutor], [ChannelPublisher] and [ChannelSubscriber] lead over.
///
/// Interrupts: `Thread.interrupt` ends no wait in our primitives, since Go has none and a value would be lost half
/// way. The flag stays set, and whatever waits next elsewhere sees it. To stop a wait use a [Context] or close a
/// channel; [Program#interrupt] stops a whole program, whose waits then unwind with an [Interruption]. Only methods
/// that declare `InterruptedException` throw it.
///
/// How it works, from below: [VirtualThreads] gives virtual threads on an executor of ours. Each goroutine
/// ([G]) is the executor of its own thread, so that the scheduler knows which one can run, whoever woke it.
/// [ParallelScheduler] runs them on Ms ([Machine]) that hold Ps ([Processor]); [SerialScheduler] runs one at a
/// time, as a [Strategy] says; [PoolScheduler] stands in where the JDK's hook is closed. All waiting goes
/// through one block, suspend, wake and ready of G.
///
/// Locks, each held for a few instructions: a channel's, a semaphore's, a heap's, the global queue's, the idle
/// list's, a roster stripe's. A select holds several channels' locks, taken in the order of their ids. Nothing
/// is taken under any other lock, but a trace's under a channel's.
///
/// Decided:
///
/// - Each goroutine is an `Executor`. One executor for all would have to find out whose continuation it is given, which
///   it cannot for goroutines that other code parks and wakes.
/// - Creation sites are found once for each class of body: walking the stack for each goroutine costs several
///   times what starting one does.
/// - What waits in a runnext is left there for some 50 to 150 µs while another P is idle, as the monitor's naps allow.
///   Waking the other M at once costs a ping-pong about twice the CPU.
/// - The roster of goroutines is weak, so that one which nothing can wake any more can be collected.
/// - A spin lock, not a monitor, guards a channel: it is held for some 20 ns, and a virtual thread that contends for a
///   monitor would unmount.
/// - The alarm of a timer refers to its channel weakly, but while somebody waits there. Go keeps such alarms out of its
///   heap instead, which would make every receive from any channel look at the clock.
/// - Who waits for a future, or for the other end of a Flow, waits outside our primitives: any thread may end that
/// wait,
///   so it must not look like a deadlock.
/// - On the JDK's pool a deadlock is found by looking twice, every 100 ms, and by the JVM's own dump of threads, for
///   nothing else knows virtual threads that are no goroutines.
/// - To the JDK our own waits are yields, which [Turn] does not submit again until the wait has ended: a park and
/// unpark
///   of the JDK's costs five atomic steps more. An unbuffered message went from 174 to 150 ns on one P, of which 106
/// are
///   the JDK's yield. Price: a waiting goroutine's thread is RUNNABLE to debuggers; [Goroutine#reason] knows better.
/// - A thief sleeps 3 µs (55 with the kernel's slack) before it takes a runnext: chameneos 1,098 to 635 ns at half the
/// CPU.
/// - `BENCHMARKS.md` beside the sources has more figures.
/// - A seeded run starts a thread of its own (60 µs) rather than share one: nothing of the run before can leak into it.
/// - Preemption leaves safepoints on a look at one flag for 100 ms after the last request, rather than swap them back
/// at
///   once: a loop too large to be compiled within a slice would otherwise never be. Measured by `PreemptionCost` on one
///   P, ns a turn: alone 0.75 woven or not, two hogs that take turns 0.75 to 0.76; a loop that the compiler vectorises
///   0.25 alone, 0.51 in turns (0.45 when swapped back at once).
/// - An M stands still if Linux has not switched it since the last look and says that it sleeps: its CPU time alone
///   cannot tell that from waiting for a CPU. The P is handed on by replacing it: the blocked M keeps an object that
///   has retired, so no operation has to ask whether it still holds its P.
/// - Not exact: a goroutine that comes back from native code runs beside GOMAXPROCS others until its next safepoint, or
///   where its code is not woven until it waits or yields; so does one that had to wait for the JVM itself.
@NullMarked
package dev.heddle;

import org.jspecify.annotations.NullMarked;
