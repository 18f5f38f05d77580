package dev.heddle.kernel.magic;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `%time` and `%%time`: says how long code took.
final class Time implements Magic.Line, Magic.Whole {
    private static final double NANOS = 1e9;
    private static final Manual MANUAL = Manual.of("time", "%time JAVA\n%%time, and Java below", """
            Runs Java and says how long that took by the clock, and how much processor time the whole JVM used \
            meanwhile, with what it compiled and collected. Compiling the cell itself is not counted. \
            One run says little about code that is to run often: `%%bench` measures that.""");

    private final Workbench workbench;

    Time(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        return time(words.text());
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        return time(words.text() + "\n" + body);
    }

    private @Nullable Object time(String code) throws Exception {
        if (code.isBlank()) throw new Misuse("%time needs Java to run: %time JAVA, or %%time and Java below");
        var timed = workbench.prepare("", code);
        long cpu = cpu();
        long begun = System.nanoTime();
        try {
            return timed.run();
        } finally {
            long wall = System.nanoTime() - begun;
            System.out.printf(Locale.ROOT, "CPU time: %s, wall time: %s%n", text(cpu() - cpu), text(wall));
        }
    }

    private static String text(long nanos) {
        if (nanos < 10_000_000) return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
        return String.format(Locale.ROOT, "%.3f s", nanos / NANOS);
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }
}
