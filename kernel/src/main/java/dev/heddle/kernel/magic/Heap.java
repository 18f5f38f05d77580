package dev.heddle.kernel.magic;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// `%heap`: what fills the memory.
final class Heap implements Magic.Line {
    private static final int LINES = 15;
    private static final Manual MANUAL = Manual.of("heap", "%heap [LINES]", """
            Collects garbage, then prints how full the JVM's memory pools are and which classes fill the heap: \
            how many objects of each, and their bytes without what they refer to.""");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        String given = words.isEmpty() ? String.valueOf(LINES) : words.next("a number");
        words.end();
        if (!given.matches("\\d{1,6}")) throw new Misuse("“" + given + "” is no number of lines: write %heap 20");
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getUsage();
            String most = usage.getMax() < 0 ? "" : " of " + megabytes(usage.getMax());
            System.out.printf("%-34s %10s%s%n", pool.getName(), megabytes(usage.getUsed()), most);
        }
        System.out.println();
        List<String> lines = histogram.lines().toList();
        for (int i = 0; i < Math.min(lines.size(), Integer.parseInt(given) + 2); i++)
            System.out.println(lines.get(i).replaceAll("notebook\\.Cell\\w+\\$", ""));
        if (lines.size() > 1) System.out.println(lines.getLast());
        return null;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
