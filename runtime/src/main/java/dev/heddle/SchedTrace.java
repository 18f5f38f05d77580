package dev.heddle;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prints a line about the scheduler in a period, as Go does for `GODEBUG=schedtrace=X`.
final class SchedTrace extends Thread {
    private static final long START = System.nanoTime();
    private static @Nullable SchedTrace running; // guarded by the class

    private final ParallelScheduler scheduler;
    private final Duration period;

    private SchedTrace(ParallelScheduler scheduler, Duration period) {
        super(Machine.GROUP, null, "heddle-schedtrace", 0, false);
        this.scheduler = scheduler;
        this.period = period;
        setDaemon(true);
    }

    /// Prints from now on in this period; not any more if it is not positive.
    static synchronized void every(ParallelScheduler scheduler, Duration period) {
        if (running != null) running.interrupt();
        running = period.isPositive() ? new SchedTrace(scheduler, period) : null;
        if (running != null) running.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(period);
                System.err.println(line(scheduler));
            }
        } catch (InterruptedException e) {
            // it is to stop
        }
    }

    /// The line of this moment. Local lengths leave runnext out.
    static String line(ParallelScheduler scheduler) {
        Processor[] ps = scheduler.all();
        ParallelScheduler.Counts counts = scheduler.counts();
        return "SCHED %dms: gomaxprocs=%d idleprocs=%d threads=%d spinningthreads=%d needspinning=0 idlethreads=%d runqueue=%d %s schedticks=%s"
                .formatted(
                        (System.nanoTime() - START) / 1_000_000,
                        ps.length,
                        counts.idleProcessors(),
                        counts.machines() + 1, // the monitor is one, too
                        counts.spinning(),
                        counts.idleMachines(),
                        counts.global(),
                        list(ps.length, p -> ps[p].queue.size()),
                        list(ps.length, p -> ps[p].tick));
    }

    private static String list(int n, IntFunction<Integer> value) {
        return IntStream.range(0, n).mapToObj(value).map(String::valueOf).collect(Collectors.joining(" ", "[ ", " ]"));
    }
}
