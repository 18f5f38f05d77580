package dev.heddle.bench.threads;

import java.util.concurrent.Phaser;

/// Virtual threads that are waited for.
final class Group {
    /// What a thread does.
    interface Task {
        void run() throws InterruptedException;
    }

    private final Phaser running = new Phaser(1);

    /// Starts a thread that is waited for.
    void go(Task task) {
        running.register();
        start(() -> {
            task.run();
            running.arriveAndDeregister();
        });
    }

    /// Waits for all.
    void await() {
        running.arriveAndAwaitAdvance();
    }

    /// Starts a thread.
    static void start(Task task) {
        Thread.startVirtualThread(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
