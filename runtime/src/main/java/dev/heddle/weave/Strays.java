package dev.heddle.weave;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/// Virtual threads that woven code has made beside its goroutines. The JDK lists platform threads only, so who wants
/// to interrupt what waits must remember them. Any thread.
public final class Strays {

    private static final Queue<WeakReference<Thread>> THREADS = new ConcurrentLinkedQueue<>();

    private Strays() {}

    /// Those that live.
    public static Stream<Thread> live() {
        THREADS.removeIf(Strays::gone);
        return THREADS.stream().map(WeakReference::get).filter(Objects::nonNull).filter(Thread::isAlive);
    }

    private static boolean gone(WeakReference<Thread> reference) {
        Thread thread = reference.get();
        return thread == null || thread.getState() == Thread.State.TERMINATED;
    }

    static Thread add(Thread thread) {
        if (thread.isVirtual()) THREADS.add(new WeakReference<>(thread));
        return thread;
    }

    /// A factory whose threads are remembered.
    static ThreadFactory adding(ThreadFactory factory) {
        return body -> add(factory.newThread(body));
    }
}
