package dev.heddle.bench.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;

import dev.heddle.Trace;
import dev.heddle.bench.Suite;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Heddle's programs in one JVM: the number of Ps, then the arguments of [Suite].
public final class Main {
    private Main() {}

    /// Runs them in a goroutine of a plain program.
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        go(() -> {
            if (args[0].equals("memory")) {
                Goroutines.park(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            } else {
                measure(args);
            }
            done.countDown();
        });
        done.await();
        System.exit(0);
    }

    private static void measure(String[] args) throws Exception {
        gomaxprocs(Integer.parseInt(args[0]));
        if (System.getenv("HEDDLE_BENCH_TRACE") != null) Trace.start(); // until the process ends
        Map<String, Suite.Measured> programs = new HashMap<>();
        programs.putAll(Channels.programs());
        programs.putAll(Crowds.programs());
        programs.putAll(Selects.programs());
        programs.putAll(Goroutines.programs());
        programs.putAll(Timers.programs());
        programs.putAll(Locks.programs());
        Suite.run(programs, Arrays.copyOfRange(args, 1, args.length));
    }
}
