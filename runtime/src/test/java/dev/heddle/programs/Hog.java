package dev.heddle.programs;

import java.util.concurrent.atomic.AtomicBoolean;

/// Computes without a scheduling point until it is told to stop. Tests weave it, or leave it as it is.
public class Hog implements Runnable {
    /// How long until it gives up, so that a test in which nobody preempts it ends.
    private static final long PATIENCE = 20_000_000_000L;

    private final AtomicBoolean stop;
    private volatile boolean told;

    public Hog(AtomicBoolean stop) {
        this.stop = stop;
    }

    @Override
    public void run() {
        compute();
    }

    void compute() {
        long end = System.nanoTime() + PATIENCE;
        while (!stop.get() && System.nanoTime() < end) Thread.onSpinWait();
        told = stop.get();
    }

    /// How it ended.
    @Override
    public String toString() {
        return told ? "told to stop" : "gave up";
    }

    /// Computes in a class initializer, below which the JVM keeps a native frame: the goroutine is pinned.
    public static final class Pinned extends Hog {
        private static volatile Pinned running = new Pinned(new AtomicBoolean(true));

        public Pinned(AtomicBoolean stop) {
            super(stop);
        }

        @Override
        public void run() {
            running = this;
            Initialized.touch();
        }

        private static final class Initialized {
            static {
                running.compute();
            }

            static void touch() {}
        }
    }
}
