package dev.heddle;

import dev.heddle.machine.OsThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Tells whether an M uses its CPU.
///
/// Where Linux says of a thread that it sleeps, and that it has not been switched off a CPU since we last
/// looked, its CPU time has stood still in between, to the nanosecond; and a thread that only waits for its
/// turn on a CPU is told from one that sleeps. Elsewhere the JVM gives the CPU time alone.
final class Pulse {
    /// The M runs, or waits for a CPU.
    static final long RUNNING = -1;

    private Pulse() {}

    /// [#RUNNING], or a number that changes whenever the M runs.
    static long of(Machine m) {
        if (m.osId < 0) return Portable.CLOCK.getThreadCpuTime(m.threadId());
        return OsThread.of(m.osId).map(Pulse::switches).orElse(RUNNING);
    }

    private static long switches(OsThread thread) {
        return thread.state().equals("running") ? RUNNING : thread.voluntary() + thread.involuntary();
    }

    private static final class Portable {
        static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean(); // takes a while to load
    }
}
