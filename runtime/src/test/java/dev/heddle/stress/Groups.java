package dev.heddle.stress;

import static dev.heddle.Go.gosched;
import static dev.heddle.Go.sleep;

import dev.heddle.Once;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Trees of goroutines that wait for their children, and several waiters for one group: each sees all that it waited
/// for; a once runs once.
final class Groups implements Workload {
    private final SplittableRandom random;
    private final int depth;
    private final int waiters;
    private final AtomicInteger born = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final Once once = new Once();
    private int written; // by the once's body, read after it

    Groups(SplittableRandom random) {
        this.random = random;
        depth = 1 + random.nextInt(4);
        waiters = 1 + random.nextInt(5);
    }

    @Override
    public void start(WaitGroup all) {
        WaitGroup roots = new WaitGroup();
        int width = 1 + random.nextInt(3);
        for (int i = 0; i < width; i++) {
            SplittableRandom mine = random.split();
            roots.go(() -> grow(depth, mine));
        }
        for (int w = 0; w < waiters; w++) {
            all.go(() -> {
                roots.await();
                Workload.demand(born.get() > 0, "a waiter saw nothing done");
            });
        }
    }

    /// Has children, and gives the number of descendants, itself included.
    private int grow(int height, SplittableRandom random) {
        born.incrementAndGet();
        once.run(() -> {
            gosched();
            written = 1;
            runs.incrementAndGet();
        });
        Workload.demand(written == 1, "once returned before its body had run");
        if (height == 0) {
            if (random.nextInt(4) == 0) sleep(Duration.ofNanos(random.nextInt(200_000)));
            return 1;
        }
        int[] sizes = new int[1 + random.nextInt(3)];
        WaitGroup children = new WaitGroup();
        for (int i = 0; i < sizes.length; i++) {
            int n = i;
            SplittableRandom mine = random.split();
            children.go(() -> sizes[n] = grow(height - 1, mine));
        }
        children.await();
        int sum = 1;
        for (int size : sizes) {
            Workload.demand(size > 0, "a child was not waited for");
            sum += size;
        }
        return sum;
    }

    @Override
    public void check() {
        Workload.demand(runs.get() == 1, "once ran %s times", runs);
    }

    @Override
    public String toString() {
        return "groups of depth " + depth;
    }
}
