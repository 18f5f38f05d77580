package dev.heddle.bench.heddle;

import static dev.heddle.Go.sleep;
import static java.util.Map.entry;

import dev.heddle.Cond;
import dev.heddle.Mutex;
import dev.heddle.Once;
import dev.heddle.Pool;
import dev.heddle.RWMutex;
import dev.heddle.SyncMap;
import dev.heddle.WaitGroup;
import dev.heddle.bench.Suite;
import dev.heddle.bench.Work;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Locks and their like.
final class Locks {
    private static final int HOLD = 100_000; // ns

    private Locks() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B13.mutex", n -> mutex(n, 0)),
                entry("B13.mutexWork", n -> mutex(n, 100)),
                entry("B13.rwMutex", Locks::rwMutex),
                entry("B13.cond", Locks::cond),
                entry("B13.waitGroup", Locks::waitGroup),
                entry("B13.once", Locks::once),
                entry("B13.pool", Locks::pool),
                entry("B13.map", Locks::map),
                entry("B13.starve", Locks::starve));
    }

    private static void mutex(int n, int turns) {
        Mutex mu = new Mutex();
        int[] count = {0};
        Channels.each(8, _ -> {
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
        RWMutex mu = new RWMutex();
        int[] count = {0};
        Channels.each(8, _ -> {
            int sum = 0;
            for (int i = 0; i < n / 8; i++) {
                if (i % 10 == 0) {
                    mu.lock();
                    count[0]++;
                    mu.unlock();
                } else {
                    mu.rLock();
                    sum += count[0];
                    mu.rUnlock();
                }
            }
            Work.use(sum);
        });
    }

    private static void cond(int n) {
        Mutex mu = new Mutex();
        Cond changed = new Cond(mu);
        int[] turn = {0};
        Channels.each(2, me -> {
            for (int i = 0; i < n; i++) {
                mu.lock();
                while (turn[0] != me) changed.await();
                turn[0] = 1 - me;
                changed.signal();
                mu.unlock();
            }
        });
    }

    private static void waitGroup(int n) {
        Channels.each(2, _ -> {
            WaitGroup group = new WaitGroup();
            for (int i = 0; i < n / 2; i++) {
                group.add(1);
                group.done();
                group.await();
            }
        });
    }

    private static void once(int n) {
        Once first = new Once();
        Channels.each(2, _ -> {
            for (int i = 0; i < n / 2; i++) first.run(() -> {});
        });
    }

    private static void pool(int n) {
        Pool<Object> objects = new Pool<>(Object::new);
        Channels.each(2, _ -> {
            for (int i = 0; i < n / 2; i++) objects.put(objects.get());
        });
    }

    private static void map(int n) {
        SyncMap<Integer, Integer> map = new SyncMap<>();
        Channels.each(2, me -> {
            for (int i = 0; i < n / 2; i++) {
                Integer key = i & 1023;
                if (i % 10 == 0) {
                    map.store(key, me);
                } else {
                    map.load(key);
                }
            }
        });
    }

    /// How long the lock takes beside a goroutine that holds it for 100 µs again and again.
    private static void starve(int n) {
        Mutex mu = new Mutex();
        AtomicBoolean stop = new AtomicBoolean();
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            while (!stop.get()) {
                mu.lock();
                for (long began = System.nanoTime(); System.nanoTime() - began < HOLD; ) Thread.onSpinWait();
                mu.unlock();
            }
        });
        for (int i = 0; i < n; i++) {
            sleep(Duration.ofNanos(HOLD));
            mu.lock();
            mu.unlock();
        }
        stop.set(true);
        done.await();
    }
}
