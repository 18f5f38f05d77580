package dev.heddle;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Platform threads that goroutines, or a plain main, have started: any of them may still wake a goroutine. The
/// JDK tells them by their groups, which threads inherit.
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
        return Arrays.stream(threads, 0, n).anyMatch(t -> isIn(t.getThreadGroup(), group) && !isMain(t));
    }

    private static boolean isIn(@Nullable ThreadGroup group, String name) {
        for (ThreadGroup g = group; g != null; g = g.getParent())
            if (g.getName().equals(name)) return true;
        return false;
    }
}
