package dev.heddle.machine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A thread as the operating system schedules it. Immutable: how it was when it was looked at. Numbers that the system
/// does not tell are −1.
///
/// @param id the system's, unique among all threads of the machine; without `/proc`, Java's
/// @param name cut by Linux after 15 bytes; a JVM gives its own threads their Java names
/// @param state `running`, `sleeping`, `waiting for disk`, `stopped`, `ended`, or what the system says else; without
/// `/proc`, Java's
/// @param cpu the logical CPU that it ran on last
/// @param voluntary how often it gave up its CPU because it had to wait
/// @param involuntary how often it was taken off its CPU though it could have gone on
/// @param cpuTime how long it has run in all, in steps of 10 ms
public record OsThread(
        long id, String name, String state, int cpu, long voluntary, long involuntary, Duration cpuTime) {
    private static final int TICK = 10; // ms: Linux counts in hundredths of a second towards programs

    /// The operating system's thread that runs the caller: a virtual thread's carrier. Empty without `/proc`.
    public static Optional<OsThread> current() {
        String link = Proc.link(Proc.ROOT.resolve("thread-self"));
        return link.isEmpty() ? Optional.empty() : read(Proc.ROOT.resolve(link));
    }

    /// The operating system's number of the thread that runs the caller, or −1 where that is not told.
    public static long currentId() {
        String link = Proc.link(Proc.ROOT.resolve("thread-self"));
        return Proc.number(link.substring(link.lastIndexOf('/') + 1));
    }

    /// A thread of this process by the operating system's number. Empty if there is none such, or without `/proc`.
    public static Optional<OsThread> of(long id) {
        return read(Proc.ROOT.resolve("self/task").resolve(Long.toString(id)));
    }

    /// Its stack pointer and program counter, if it is a thread of this process that waits in the kernel just now and
    /// the system lets us see them.
    public Optional<Registers> registers() {
        return Registers.parse(Proc.line(
                Proc.ROOT.resolve("self/task").resolve(Long.toString(id)).resolve("syscall")));
    }

    /// The thread that `/proc/…/task/…` describes.
    static Optional<OsThread> read(Path task) {
        String stat = Proc.line(task.resolve("stat"));
        if (stat.isEmpty()) return Optional.empty();
        return Optional.of(parse(stat, Proc.lines(task.resolve("status"))));
    }

    /// @param stat the line of `/proc/…/stat`, whose second field is a name in parentheses that may hold anything
    static OsThread parse(String stat, List<String> status) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 2).split(" ", -1); // the third is first
        Map<String, String> more = Proc.fields(status);
        return new OsThread(
                Long.parseLong(stat.substring(0, open).strip()),
                stat.substring(open + 1, close),
                state(fields[0]),
                fields.length > 36 ? Integer.parseInt(fields[36]) : -1,
                Proc.number(more.getOrDefault("voluntary_ctxt_switches", "")),
                Proc.number(more.getOrDefault("nonvoluntary_ctxt_switches", "")),
                Duration.ofMillis(TICK * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]))));
    }

    private static String state(String letter) {
        return switch (letter) {
            case "R" -> "running";
            case "S", "I" -> "sleeping";
            case "D" -> "waiting for disk";
            case "T", "t" -> "stopped";
            case "Z", "X" -> "ended";
            default -> letter;
        };
    }

    /// What the JVM knows of its own platform threads.
    static List<OsThread> ofJvm() {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        List<OsThread> threads = new ArrayList<>();
        for (ThreadInfo info : bean.getThreadInfo(bean.getAllThreadIds())) {
            if (info == null) continue;
            long id = info.getThreadId();
            long nanos = bean.isThreadCpuTimeSupported() ? Math.max(0, bean.getThreadCpuTime(id)) : 0;
            String state = info.getThreadState().toString().toLowerCase(Locale.ROOT);
            threads.add(new OsThread(id, info.getThreadName(), state, -1, -1, -1, Duration.ofNanos(nanos)));
        }
        return threads;
    }
}
