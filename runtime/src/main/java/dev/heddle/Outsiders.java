package dev.heddle;

import java.util.Arrays;
import java.util.Objects;

/// Platform threads that goroutines, or a plain main, have started: any of them may still wake a goroutine.
final class Outsiders {
    private static final String STARTED_BY_GOROUTINES =
            "VirtualThreads"; // the JDK's group for what virtual threads start

    private Outsiders() {}

    /// Whether it is the thread that runs a plain Java program's `main`.
    static boolean isMain(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.getName().equals("main")
                && group != null
                && group.getName().equals("main");
    }

    /// Whether a thread lives that goroutines have started.
    static boolean live() {
        ThreadGroup top = Objects.requireNonNull(Machine.GROUP.getParent());
        Thread[] threads = new Thread[2 * top.activeCount() + 16];
        int n = top.enumerate(threads);
        return Arrays.stream(threads, 0, n).anyMatch(Outsiders::mayWake);
    }

    private static boolean mayWake(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && group.getName().equals(STARTED_BY_GOROUTINES);
    }
}
