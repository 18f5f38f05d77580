package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/// Rounds in which a goroutine that waits for a mutex is stopped while the mutex is unlocked. Gives the number of
/// rounds, or a negative one: that of the round after which the mutex was not as new.
public final class StoppedWaiters implements Callable<Integer> {
    private static final int LATEST = 1_000_000; // ns between stop and unlock
    private static final int ROUNDS = 1_500;
    private static final long BUDGET = 3_000_000_000L; // ns

    private final CountDownLatch over = new CountDownLatch(1);
    private final Mutex mu = new Mutex();

    @Override
    public Integer call() throws Exception {
        stayAwake();
        long end = System.nanoTime() + BUDGET;
        int round = 1;
        for (; round <= ROUNDS && System.nanoTime() < end; round++) {
            mu.lock();
            Program waits = Program.start("waits", () -> {
                mu.lock();
                mu.unlock();
                return null;
            });
            Run.until(() -> waits.goroutines().stream().allMatch(g -> g.reason() == WaitReason.MUTEX_LOCK));
            waits.interrupt();
            long unlock = System.nanoTime() + ThreadLocalRandom.current().nextInt(LATEST);
            while (System.nanoTime() < unlock) Thread.onSpinWait();
            mu.unlock();
            Run.until(() -> waits.outcome() != null && waits.goroutines().isEmpty());
            if (mu.state.get() != 0) {
                round = -round;
                break;
            }
        }
        over.countDown();
        return round;
    }

    /// A thread of a goroutine's might wake the others: so nobody takes them for asleep.
    private void stayAwake() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Program.start("awake", () -> {
            Thread.ofPlatform().daemon().start(() -> {
                started.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    // is the end, too
                }
            });
            return null;
        });
        started.await();
    }
}
