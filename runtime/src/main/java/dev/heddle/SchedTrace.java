package dev.heddle;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prints about the scheduler in a period, as Go does for `GODEBUG=schedtrace=X`.
final class SchedTrace extends Thread {
    private static final long START = System.nanoTime();
    private static @Nullable SchedTrace running; // guarded by the class

    private final Supplier<String> text;
    private final Duration period;

    private SchedTrace(Supplier<String> text, Duration period) {
        super(Machine.GROUP, null, "heddle-schedtrace", 0, false);
        this.text = text;
        this.period = period;
        setDaemon(true);
    }

    /// Prints this from now on in this period, and nothing else; nothing at all if that is not positive.
    static synchronized void every(Duration period, Supplier<String> text) {
        if (running != null) running.interrupt();
        running = period.isPositive() ? new SchedTrace(text, period) : null;
        if (running != null) running.start();
    }

    @Override
    public void run() {
        try {
            do Thread.sleep(period);
            while (print());
        } catch (InterruptedException e) {
            // it is to stop
        }
    }

    /// Prints, unless another one has taken its place.
    private boolean print() {
        synchronized (SchedTrace.class) {
            if (running == this) System.err.println(text.get());
            return running == this;
        }
    }

    /// The line of this moment. Local lengths leave runnext out.
    static String line(ParallelScheduler scheduler) {
        Processor[] ps = scheduler.all();
        return header(scheduler)
                + " %s schedticks=%s"
                        .formatted(list(ps.length, p -> ps[p].queue.size()), list(ps.length, p -> ps[p].tick));
    }

    /// What it and [SchedDetail] begin with.
    static String header(ParallelScheduler scheduler) {
        ParallelScheduler.Counts counts = scheduler.counts();
        return "SCHED %dms: gomaxprocs=%d idleprocs=%d threads=%d spinningthreads=%d needspinning=0 idlethreads=%d runqueue=%d"
                .formatted(
                        (System.nanoTime() - START) / 1_000_000,
                        scheduler.all().length,
                        counts.idleProcessors(),
                        counts.machines() + 1, // the monitor is one, too
                        counts.spinning(),
                        counts.idleMachines(),
                        counts.global());
    }

    private static String list(int n, IntFunction<Integer> value) {
        return IntStream.range(0, n).mapToObj(value).map(String::valueOf).collect(Collectors.joining(" ", "[ ", " ]"));
    }
}
