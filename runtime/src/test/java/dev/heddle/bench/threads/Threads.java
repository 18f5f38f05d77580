package dev.heddle.bench.threads;

import static java.util.Map.entry;

import dev.heddle.bench.Suite;
import dev.heddle.bench.Work;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Virtual threads without channels.
final class Threads {
    private static final int HOLD = 100_000; // ns

    /// What each of several threads does.
    private interface Member {
        void run(int index) throws InterruptedException;
    }

    private Threads() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B10.spawn", Threads::spawn),
                entry("B10.burst", Threads::burst),
                entry("B10.nested", Threads::nested),
                entry("B10.wgGo", n -> {
                    for (int i = 0; i < n / 100; i++) each(100, _ -> {});
                }),
                entry("B13.mutex", n -> mutex(n, 0)),
                entry("B13.mutexWork", n -> mutex(n, 100)),
                entry("B13.rwMutex", Threads::rwMutex),
                entry("B13.cond", Threads::cond),
                entry("B13.map", Threads::map),
                entry("B13.starve", Threads::starve),
                entry("B14.sleepers", n -> each(n, i -> Thread.sleep(i % 10))),
                entry("B15.yield", n -> yields(n, 2)),
                entry("B15.yield1000", n -> yields(n, 1000)));
    }

    private static void each(int threads, Member body) {
        Group group = new Group();
        for (int t = 0; t < threads; t++) {
            int me = t;
            group.go(() -> body.run(me));
        }
        group.await();
    }

    private static void spawn(int n) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        spawnNext(n, done);
        done.await();
    }

    private static void spawnNext(int left, CountDownLatch done) {
        if (left == 0) {
            done.countDown();
        } else {
            Group.start(() -> spawnNext(left - 1, done));
        }
    }

    private static void burst(int n) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(n);
        for (int i = 0; i < n; i++) Group.start(done::countDown);
        done.await();
    }

    private static void nested(int n) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(n);
        nested(n, done);
        done.await();
    }

    private static void nested(int n, CountDownLatch done) {
        int left = (n - 1) / 2;
        int right = n - 1 - left;
        if (left > 0) Group.start(() -> nested(left, done));
        if (right > 0) Group.start(() -> nested(right, done));
        done.countDown();
    }

    private static void mutex(int n, int turns) {
        ReentrantLock mu = new ReentrantLock();
        int[] count = {0};
        each(8, _ -> {
            int sum = 0;
            for (int i = 0; i < n / 8; i++) {
                mu.lock();
                count[0]++;
                mu.unlock();
                sum += Work.turns(turns);
            }
            Work.use(sum);
        });
    }

    private static void rwMutex(int n) {
        ReentrantReadWriteLock mu = new ReentrantReadWriteLock();
        int[] count = {0};
        each(8, _ -> {
            int sum = 0;
            for (int i = 0; i < n / 8; i++) {
                if (i % 10 == 0) {
                    mu.writeLock().lock();
                    count[0]++;
                    mu.writeLock().unlock();
                } else {
                    mu.readLock().lock();
                    sum += count[0];
                    mu.readLock().unlock();
                }
            }
            Work.use(sum);
        });
    }

    private static void cond(int n) {
        ReentrantLock mu = new ReentrantLock();
        Condition changed = mu.newCondition();
        int[] turn = {0};
        each(2, me -> {
            for (int i = 0; i < n; i++) {
                mu.lock();
                while (turn[0] != me) changed.await();
                turn[0] = 1 - me;
                changed.signal();
                mu.unlock();
            }
        });
    }

    private static void map(int n) {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        each(2, me -> {
            for (int i = 0; i < n / 2; i++) {
                Integer key = i & 1023;
                if (i % 10 == 0) {
                    map.put(key, me);
                } else {
                    map.get(key);
                }
            }
        });
    }

    private static void starve(int n) throws InterruptedException {
        ReentrantLock mu = new ReentrantLock();
        AtomicBoolean stop = new AtomicBoolean();
        Group group = new Group();
        group.go(() -> {
            while (!stop.get()) {
                mu.lock();
                for (long began = System.nanoTime(); System.nanoTime() - began < HOLD; ) Thread.onSpinWait();
                mu.unlock();
            }
        });
        for (int i = 0; i < n; i++) {
            Thread.sleep(0, HOLD);
            mu.lock();
            mu.unlock();
        }
        stop.set(true);
        group.await();
    }

    @SuppressWarnings("ThreadPriorityCheck") // it is what is measured
    private static void yields(int n, int threads) {
        each(threads, _ -> {
            for (int i = 0; i < n / threads; i++) Thread.yield();
        });
    }

    static void park(int n, int depth) throws Exception {
        for (int i = 0; i < Suite.MEMORY_WARM_UPS; i++)
            park(n / 10, depth, new CountDownLatch(1)).countDown();
        CountDownLatch gate = new CountDownLatch(1);
        Suite.memory(n, count -> park(count, depth, gate));
        gate.countDown();
    }

    private static CountDownLatch park(int n, int depth, CountDownLatch gate) throws InterruptedException {
        CountDownLatch here = new CountDownLatch(n);
        for (int i = 0; i < n; i++) {
            Group.start(() -> at(depth, () -> {
                here.countDown();
                gate.await();
            }));
        }
        here.await();
        return gate;
    }

    static void at(int depth, Group.Task body) throws InterruptedException {
        if (depth == 0) {
            body.run();
        } else {
            at(depth - 1, body);
        }
    }
}
