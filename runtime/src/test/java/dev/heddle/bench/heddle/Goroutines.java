package dev.heddle.bench.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;
import static dev.heddle.Go.gosched;
import static java.util.Map.entry;

import dev.heddle.Channel;
import dev.heddle.SendChannel;
import dev.heddle.WaitGroup;
import dev.heddle.bench.Suite;
import dev.heddle.bench.Work;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Goroutines that start, end and yield.
final class Goroutines {
    private Goroutines() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B9.skynet", Goroutines::skynet),
                entry("B9.fib", _ -> fib()),
                entry("B9.quicksort", Goroutines::quicksort),
                entry("B10.spawn", Goroutines::spawn),
                entry("B10.burst", Goroutines::burst),
                entry("B10.nested", Goroutines::nested),
                entry("B10.wgGo", n -> {
                    for (int i = 0; i < n / 100; i++) Channels.each(100, _ -> {});
                }),
                entry("B15.yield", n -> yields(n, 2)),
                entry("B15.yield1000", n -> yields(n, 1000)),
                entry("B15.hog", Goroutines::hog));
    }

    private static void skynet(int n) {
        Channel<Integer> result = Channel.make();
        go(() -> skynet(result, 0, n));
        result.receive();
    }

    private static void skynet(SendChannel<Integer> result, int number, int size) {
        if (size == 1) {
            result.send(number);
            return;
        }
        Channel<Integer> parts = Channel.make();
        for (int i = 0; i < 10; i++) {
            int first = number + i * (size / 10);
            go(() -> skynet(parts, first, size / 10));
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) sum += parts.receive();
        result.send(sum);
    }

    private static void fib() {
        Channel<Integer> result = Channel.make(1);
        go(() -> fib(21, result));
        result.receive();
    }

    private static void fib(int n, Channel<Integer> result) {
        if (n < 2) {
            result.send(n);
            return;
        }
        Channel<Integer> part = Channel.make(1);
        go(() -> fib(n - 1, part));
        Channel<Integer> rest = Channel.make(1);
        go(() -> fib(n - 2, rest));
        result.send(part.receive() + rest.receive());
    }

    private static void quicksort(int n) {
        int[] values = Work.numbers(n);
        Channel<Integer> sorted = Channel.make();
        go(() -> sort(values, 0, n - 1, sorted));
        sorted.receive();
    }

    private static void sort(int[] v, int low, int high, Channel<Integer> sorted) {
        if (low < high) {
            int[] parts = Work.part(v, low, high);
            Channel<Integer> both = Channel.make(2);
            go(() -> sort(v, low, parts[0], both));
            go(() -> sort(v, parts[1], high, both));
            both.receive();
            both.receive();
        }
        sorted.send(Channels.VALUE);
    }

    private static void spawn(int n) {
        WaitGroup done = new WaitGroup();
        done.add(1);
        spawnNext(n, done);
        done.await();
    }

    /// One goroutine starts the next, so that as many start as end.
    private static void spawnNext(int left, WaitGroup done) {
        if (left == 0) {
            done.done();
        } else {
            go(() -> spawnNext(left - 1, done));
        }
    }

    private static void burst(int n) {
        WaitGroup done = new WaitGroup();
        done.add(n);
        for (int i = 0; i < n; i++) go(done::done);
        done.await();
    }

    private static void nested(int n) {
        WaitGroup done = new WaitGroup();
        done.add(1);
        nested(n, done);
        done.await();
    }

    /// Each goroutine starts two that share the rest.
    private static void nested(int n, WaitGroup done) {
        int left = (n - 1) / 2;
        int right = n - 1 - left;
        if (left > 0) {
            done.add(1);
            go(() -> nested(left, done));
        }
        if (right > 0) {
            done.add(1);
            go(() -> nested(right, done));
        }
        done.done();
    }

    /// On one P, since two goroutines with a P each have nobody to yield to.
    private static void yields(int n, int goroutines) {
        int before = gomaxprocs(1);
        Channels.each(goroutines, _ -> {
            for (int i = 0; i < n / goroutines; i++) gosched();
        });
        gomaxprocs(before);
    }

    /// A ping-pong beside a goroutine that computes and yields now and then.
    private static void hog(int n) {
        AtomicBoolean stop = new AtomicBoolean();
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            int sum = 0;
            while (!stop.get()) {
                sum += Work.turns(10_000);
                gosched();
            }
            Work.use(sum);
        });
        Channels.pingPong(n);
        stop.set(true);
        done.await();
    }

    /// Measures what goroutines take that wait so many calls deep.
    static void park(int n, int depth) throws Exception {
        for (int i = 0; i < Suite.MEMORY_WARM_UPS; i++)
            park(n / 10, depth, Channel.make()).close();
        Suite.memory(n, count -> parked = park(count, depth, Channel.make()));
        parked.close();
    }

    private static volatile Channel<Integer> parked = Channel.make();

    private static Channel<Integer> park(int n, int depth, Channel<Integer> gate) {
        Channel<Integer> here = Channel.make();
        for (int i = 0; i < n; i++) {
            go(() -> Crowds.at(depth, () -> {
                here.send(Channels.VALUE);
                gate.receive();
            }));
        }
        for (int i = 0; i < n; i++) here.receive();
        return gate;
    }
}
