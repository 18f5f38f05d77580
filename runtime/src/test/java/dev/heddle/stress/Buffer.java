package dev.heddle.stress;

import dev.heddle.Cond;
import dev.heddle.Mutex;
import dev.heddle.WaitGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/// A bounded buffer by a mutex and two conditions, with a signal for each step or now and then a broadcast: all that is
/// put is taken, and nobody waits for ever.
final class Buffer implements Workload {
    private final Mutex mu = new Mutex();
    private final Cond room = new Cond(mu);
    private final Cond something = new Cond(mu);
    private final Deque<Integer> buffer = new ArrayDeque<>(); // this and taken: guarded by mu
    private long taken;
    private final SplittableRandom random;
    private final int capacity;
    private final int pairs;
    private final int each;

    Buffer(SplittableRandom random) {
        this.random = random;
        capacity = 1 + random.nextInt(3);
        pairs = 1 + random.nextInt(4);
        each = 1 + random.nextInt(60);
    }

    @Override
    public void start(WaitGroup all) {
        for (int g = 0; g < pairs; g++) {
            SplittableRandom putting = random.split();
            SplittableRandom taking = random.split();
            all.go(() -> {
                for (int i = 1; i <= each; i++) put(i, putting);
            });
            all.go(() -> {
                for (int i = 1; i <= each; i++) take(taking);
            });
        }
    }

    private void put(int value, SplittableRandom random) {
        mu.lock();
        while (buffer.size() == capacity) room.await();
        buffer.add(value);
        tell(something, random);
    }

    private void take(SplittableRandom random) {
        mu.lock();
        while (buffer.isEmpty()) something.await();
        taken += buffer.remove();
        tell(room, random);
    }

    /// Tells one or all, before or after the unlock.
    private void tell(Cond cond, SplittableRandom random) {
        int how = random.nextInt(4);
        if (how >= 2) mu.unlock();
        if (how % 2 == 0) {
            cond.signal();
        } else {
            cond.broadcast();
        }
        if (how < 2) mu.unlock();
    }

    @Override
    public void check() {
        long put = (long) pairs * each * (each + 1) / 2;
        Workload.demand(taken == put && buffer.isEmpty(), "put %s, taken %s, left %s", put, taken, buffer);
    }

    @Override
    public String toString() {
        return "buffer of " + capacity + ", " + pairs + "×" + each;
    }
}
