package dev.heddle;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/// Platform threads that goroutines, or a plain main, have started: any of them may still wake a goroutine, but for
/// those of the JDK's pools that wait for work, since only others could give them some. The JDK tells threads by
/// their groups, which they inherit.
final class Outsiders {
    private static final String OF_GOROUTINES = "VirtualThreads"; // what virtual threads start is in this group
    private static final String OF_MAIN = "main";

    private Outsiders() {}

    /// Whether it is the thread that runs a plain Java program's `main`.
    static boolean isMain(Thread thread) {
        return thread.getName().equals(OF_MAIN) && isIn(thread.getThreadGroup(), OF_MAIN);
    }

    /// Whether a thread lives that goroutines have started.
    static boolean ofGoroutines() {
        return anyLive(OF_GOROUTINES);
    }

    /// Whether a thread lives that a plain main has started.
    static boolean ofMain() {
        return anyLive(OF_MAIN);
    }

    private static boolean anyLive(String group) {
        ThreadGroup top = Objects.requireNonNull(Machine.GROUP.getParent());
        Thread[] threads = new Thread[2 * top.activeCount() + 16];
        int n = top.enumerate(threads);
        return Arrays.stream(threads, 0, n)
                .anyMatch(t -> isIn(t.getThreadGroup(), group) && !isMain(t) && !waitsForWork(t));
    }

    /// Whether it is a pool's thread without work. A worker of a fork-join pool waits with a time limit, and ends
    /// after it; any other thread that does may be waiting for the time of a task.
    private static boolean waitsForWork(Thread thread) {
        return switch (thread.getState()) {
            case WAITING -> Arrays.stream(thread.getStackTrace()).allMatch(Outsiders::isOfTheJdk);
            case TIMED_WAITING -> Arrays.stream(thread.getStackTrace()).anyMatch(Outsiders::awaitsWork);
            default -> false;
        };
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        return "java.base".equals(frame.getModuleName());
    }

    private static boolean awaitsWork(StackTraceElement frame) {
        return frame.getClassName().equals(ForkJoinPool.class.getName())
                && frame.getMethodName().equals("awaitWork");
    }

    private static boolean isIn(@Nullable ThreadGroup group, String name) {
        for (ThreadGroup g = group; g != null; g = g.getParent())
            if (g.getName().equals(name)) return true;
        return false;
    }
}
