package dev.heddle;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.heddle.trace.WaitReason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// Finds programs whose goroutines all wait for each other on the JDK's own pool, as [Asleep] does on our scheduler.
///
/// The pool does not say when it is idle, so this looks twice. If every goroutine waits at both times, the same ones
/// live, and no wait has begun in between, then each has waited all the time from its first look to its second: there
/// was an instant at which all did.
final class PoolMonitor {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int RARITY = 50; // a look takes at most so small a part of the time, up to the longest pause
    private static final Pattern VIRTUAL = Pattern.compile("#\\d+ \".*\" virtual.*");
    private static final String GOROUTINE = "dev.heddle.G.run(";
    private static final String POLLER =
            "sun.nio.ch.Poller.subPollerLoop("; // of the JDK: it wakes who waits for a socket

    private final PoolScheduler scheduler;

    PoolMonitor(PoolScheduler scheduler) {
        this.scheduler = scheduler;
    }

    void start() {
        Thread thread = new Thread(Machine.GROUP, this::watch, "heddle-monitor");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (true) {
            long began = System.nanoTime();
            List<Program> programs = Program.all();
            if (programs.stream().anyMatch(Program::awaitsOthers)) look(programs);
            LockSupport.parkNanos(this, Math.clamp(RARITY * (System.nanoTime() - began), PERIOD, LONGEST));
        }
    }

    private void look(List<Program> programs) {
        long waits = scheduler.waits();
        List<G> first = live(programs);
        if (!allSleep(first) || scheduler.hasAlarms() || Outsiders.ofGoroutines() || hasStrays()) return;
        List<G> second = live(programs);
        if (!second.equals(first) || !allSleep(second) || scheduler.hasAlarms()) return;
        if (scheduler.waits() != waits || Program.all().size() != programs.size()) return;
        Asleep.declare(programs);
    }

    private static List<G> live(List<Program> programs) {
        List<G> live = new ArrayList<>();
        for (Program program : programs) live.addAll(program.live());
        return live;
    }

    private static boolean allSleep(List<G> goroutines) {
        return goroutines.stream().allMatch(PoolMonitor::sleeps);
    }

    /// Whether it waits and is not about to do something before it does, such as to set its alarm.
    private static boolean sleeps(G g) {
        return g.reason() != WaitReason.NONE && g.thread().getState() == Thread.State.WAITING;
    }

    /// Whether a virtual thread lives that is no goroutine. Only the JVM's own dump knows; it is asked when all else
    /// speaks for a deadlock.
    private static boolean hasStrays() {
        try {
            Path folder = Files.createTempDirectory("heddle");
            Path dump = folder.resolve("threads");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
                return Pattern.compile("\n\n")
                        .splitAsStream(Files.readString(dump))
                        .anyMatch(PoolMonitor::isStray);
            } finally {
                Files.deleteIfExists(dump);
                Files.delete(folder);
            }
        } catch (IOException e) {
            return true; // nothing is known
        }
    }

    private static boolean isStray(String thread) {
        return VIRTUAL.matcher(thread.lines().findFirst().orElse("")).matches()
                && !thread.contains(GOROUTINE)
                && !thread.contains(POLLER);
    }
}
