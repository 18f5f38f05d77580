package dev.heddle.perturb;

import java.util.concurrent.ThreadLocalRandom;

/// Holds a thread up now and then. A platform thread sleeps, which leaves its park permit alone; a virtual thread
/// spins, since the copy's spin locks must not be left by their holder.
public final class Pause {
    private static final int SLEEP_NANOS = 300_000;
    private static final int SPIN_NANOS = 100_000;

    private static final int LONG_MILLIS = 6;

    private static volatile int every = Integer.MAX_VALUE;

    private Pause() {}

    /// Pauses from now on once in so many steps, on average.
    public static void every(int steps) {
        every = steps;
    }

    /// Called before each call of the methods that [Perturbed#copyOf] was told of: a long pause.
    public static void there() {
        if (Thread.currentThread().isVirtual()) return;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONG_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Called before each step of the perturbed runtime.
    public static void here() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (random.nextInt(every) != 0) return;
        if (Thread.currentThread().isVirtual()) {
            long until = System.nanoTime() + random.nextInt(SPIN_NANOS);
            while (System.nanoTime() < until) Thread.onSpinWait();
        } else {
            boolean interrupted = Thread.interrupted();
            try {
                Thread.sleep(0, random.nextInt(SLEEP_NANOS));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
