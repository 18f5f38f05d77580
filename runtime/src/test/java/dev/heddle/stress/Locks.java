package dev.heddle.stress;

import static dev.heddle.Go.gosched;
import static dev.heddle.Go.sleep;

import dev.heddle.Context;
import dev.heddle.Mutex;
import dev.heddle.RWMutex;
import dev.heddle.WaitGroup;
import dev.heddle.WeightedSemaphore;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Mutexes, a reader-writer lock and a semaphore around plain memory: no update is lost, no reader sees half of one.
final class Locks implements Workload {
    private final Mutex mu = new Mutex();
    private final RWMutex rw = new RWMutex();
    private final int permits;
    private final WeightedSemaphore semaphore;
    private final AtomicInteger held = new AtomicInteger();
    private final SplittableRandom random;
    private final int goroutines;
    private final int each;
    private final AtomicInteger increments = new AtomicInteger();
    private int counter; // guarded by mu
    private int left; // this and right: guarded by rw, always equal
    private int right;

    Locks(SplittableRandom random) {
        this.random = random;
        permits = 1 + random.nextInt(3);
        semaphore = new WeightedSemaphore(permits);
        goroutines = 2 + random.nextInt(6);
        each = 5 + random.nextInt(60);
    }

    @Override
    public void start(WaitGroup all) {
        for (int g = 0; g < goroutines; g++) {
            SplittableRandom mine = random.split();
            all.go(() -> {
                for (int i = 0; i < each; i++) step(mine);
            });
        }
    }

    private void step(SplittableRandom random) throws Exception {
        switch (random.nextInt(7)) {
            case 0 -> mu.locked(() -> increment(random));
            case 1 -> {
                if (!mu.tryLock()) return;
                increment(random);
                mu.unlock();
            }
            case 2 ->
                rw.locked(() -> {
                    left++;
                    dawdle(random);
                    right++;
                });
            case 3, 4 ->
                rw.rLocked(() -> {
                    dawdle(random);
                    Workload.demand(left == right, "a reader saw %s and %s", left, right);
                });
            case 5 -> {
                if (!rw.tryLock()) return;
                left++;
                right++;
                rw.unlock();
            }
            default -> {
                int n = 1 + random.nextInt(permits);
                semaphore.acquire(Context.background(), n);
                int now = held.addAndGet(n);
                Workload.demand(now <= permits, "%s permits held of %s", now, permits);
                dawdle(random);
                held.addAndGet(-n);
                semaphore.release(n);
            }
        }
    }

    private void increment(SplittableRandom random) {
        int seen = counter;
        dawdle(random);
        counter = seen + 1;
        increments.incrementAndGet();
    }

    private static void dawdle(SplittableRandom random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> gosched();
            case 2 -> sleep(Duration.ofNanos(random.nextInt(1_500_000)));
            default -> Thread.onSpinWait();
        }
    }

    @Override
    public void check() {
        Workload.demand(counter == increments.get(), "%s increments, counted %s", increments, counter);
        Workload.demand(left == right, "%s and %s", left, right);
        Workload.demand(mu.tryLock() && rw.tryLock() && semaphore.tryAcquire(permits), "something is still locked");
    }

    @Override
    public String toString() {
        return "locks " + goroutines + "×" + each;
    }
}
