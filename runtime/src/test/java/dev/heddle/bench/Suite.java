package dev.heddle.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures programs in this JVM. Arguments: seconds to warm each up, seconds to measure it, then the programs, each as
/// `name:operations`. Prints a line for each that is known: its name, the nanoseconds of wall time per operation (the
/// median
/// of the rounds) and of CPU time (their mean). All threads count: compiler and collector, too.
public final class Suite {
    private static final int LEAST_ROUNDS = 3;
    private static final int PAGE = 4096;

    /// How often a crowd comes and goes before memory is measured, so that frames are those of compiled code.
    public static final int MEMORY_WARM_UPS = 10;

    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// One program, which does so many operations.
    public interface Measured {
        /// Does them.
        ///
        /// @throws Exception any is a failure
        void run(int operations) throws Exception;
    }

    private Suite() {}

    /// Measures what the arguments ask for.
    public static void run(Map<String, Measured> programs, String... args) throws Exception {
        double warmUp = Double.parseDouble(args[0]) * 1e9;
        double round = Double.parseDouble(args[1]) * 1e9;
        for (int i = 2; i < args.length; i++) {
            String[] asked = args[i].split(":");
            Measured program = programs.get(asked[0]);
            if (program != null) measure(asked[0], program, Integer.parseInt(asked[1]), warmUp, round);
        }
    }

    private static void measure(String name, Measured program, int n, double warmUp, double round) throws Exception {
        for (long began = System.nanoTime(); System.nanoTime() - began < warmUp; ) program.run(n);
        List<Double> walls = new ArrayList<>();
        long cpu = OS.getProcessCpuTime();
        for (long began = System.nanoTime(); walls.size() < LEAST_ROUNDS || System.nanoTime() - began < round; ) {
            long start = System.nanoTime();
            program.run(n);
            walls.add((System.nanoTime() - start) / (double) n);
        }
        cpu = OS.getProcessCpuTime() - cpu; // in ticks of 10 ms, so not of each round
        System.out.printf("%s %.2f %.2f%n", name, median(walls), cpu / (double) n / walls.size());
    }

    static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    /// Prints the bytes that each of n things takes, in use and resident.
    public static void memory(int n, Measured parked) throws Exception {
        long used = inUse();
        long resident = resident();
        parked.run(n);
        long usedNow = inUse();
        System.out.printf("memory %.1f %.1f%n", (usedNow - used) / (double) n, (resident() - resident) / (double) n);
    }

    private static long inUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long resident() {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * PAGE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
