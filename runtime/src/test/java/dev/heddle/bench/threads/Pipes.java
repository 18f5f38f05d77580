package dev.heddle.bench.threads;

import static java.util.Map.entry;

import dev.heddle.bench.Suite;
import dev.heddle.bench.Work;
import java.util.Map;

/// The programs that need only channels without select and close, on virtual threads of the default pool: the same for
/// queues of java.util.concurrent and for Jox. One kind of pipe is loaded in a JVM, so a call of it costs nothing.
public final class Pipes {
    private static final int COUPLES = 10_000;
    private static final int STAGES = 10_000;
    private static final int END = -1;

    private final Pipe.Maker pipes;

    /// Programs on such pipes.
    public Pipes(Pipe.Maker pipes) {
        this.pipes = pipes;
    }

    /// The programs by name.
    public Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B1.pingPong", this::pingPong),
                entry("B2.cap0", n -> messages(n, 0, 0)),
                entry("B2.cap1", n -> messages(n, 1, 0)),
                entry("B2.cap10", n -> messages(n, 10, 0)),
                entry("B2.cap100", n -> messages(n, 100, 0)),
                entry("B2.cap100work", n -> messages(n, 100, 100)),
                entry("B3.uncontended", this::uncontended),
                entry("B3.contended", this::contended),
                entry("B3.semaphore", this::semaphore),
                entry("B7.ring503", n -> ring(n, 503, 0)),
                entry("B7.ring1000deep16", n -> ring(n, 1000, 16)),
                entry("B7.ring1000deep64", n -> ring(n, 1000, 64)),
                entry("B9.skynet", this::skynet),
                entry("B9.fib", _ -> fib()),
                entry("B9.quicksort", this::quicksort),
                entry("B11.pairs0", n -> pairs(n, 0)),
                entry("B11.pairs16", n -> pairs(n, 16)),
                entry("B11.pairs100", n -> pairs(n, 100)),
                entry("B11.chain", this::chain),
                entry("B12.mpmc", this::mpmc));
    }

    private void pingPong(int n) {
        Pipe there = pipes.make(0);
        Pipe back = pipes.make(0);
        Group group = new Group();
        group.go(() -> {
            for (int i = 0; i < n; i++) {
                there.send(1);
                back.receive();
            }
        });
        group.go(() -> {
            for (int i = 0; i < n; i++) {
                there.receive();
                back.send(1);
            }
        });
        group.await();
    }

    private void messages(int n, int capacity, int turns) {
        Pipe c = pipes.make(capacity);
        Group group = new Group();
        group.go(() -> {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Work.turns(turns);
                c.send(1);
            }
            Work.use(sum);
        });
        group.go(() -> {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                c.receive();
                sum += Work.turns(turns);
            }
            Work.use(sum);
        });
        group.await();
    }

    private static void fillAndDrain(Pipe c, int n) throws InterruptedException {
        for (int left = n; left > 0; left -= 100) {
            for (int i = 0; i < 100; i++) c.send(1);
            for (int i = 0; i < 100; i++) c.receive();
        }
    }

    private void uncontended(int n) {
        Group group = new Group();
        for (int i = 0; i < 2; i++) group.go(() -> fillAndDrain(pipes.make(100), n / 2));
        group.await();
    }

    private void contended(int n) {
        Pipe c = pipes.make(200);
        Group group = new Group();
        for (int i = 0; i < 2; i++) group.go(() -> fillAndDrain(c, n / 2));
        group.await();
    }

    private void semaphore(int n) {
        Pipe c = pipes.make(2);
        Group group = new Group();
        for (int g = 0; g < 2; g++) {
            group.go(() -> {
                for (int i = 0; i < n / 2; i++) {
                    c.send(1);
                    c.receive();
                }
            });
        }
        group.await();
    }

    private void ring(int hops, int nodes, int depth) throws InterruptedException {
        Pipe[] ring = new Pipe[nodes];
        for (int i = 0; i < nodes; i++) ring[i] = pipes.make(0);
        Pipe finished = pipes.make(0);
        for (int i = 0; i < nodes; i++) {
            Pipe from = ring[i];
            Pipe to = ring[(i + 1) % nodes];
            Group.start(() -> Threads.at(depth, () -> {
                for (int token = from.receive(); token != END; token = from.receive()) {
                    if (token == 0) {
                        finished.send(1);
                    } else {
                        to.send(token - 1);
                    }
                }
            }));
        }
        ring[0].send(hops);
        finished.receive();
        for (Pipe c : ring) c.send(END);
    }

    private void skynet(int n) throws InterruptedException {
        Pipe result = pipes.make(0);
        Group.start(() -> skynet(result, 0, n));
        result.receive();
    }

    private void skynet(Pipe result, int number, int size) throws InterruptedException {
        if (size == 1) {
            result.send(number);
            return;
        }
        Pipe parts = pipes.make(0);
        for (int i = 0; i < 10; i++) {
            int first = number + i * (size / 10);
            Group.start(() -> skynet(parts, first, size / 10));
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) sum += parts.receive();
        result.send(sum);
    }

    private void fib() throws InterruptedException {
        Pipe result = pipes.make(1);
        Group.start(() -> fib(21, result));
        result.receive();
    }

    private void fib(int n, Pipe result) throws InterruptedException {
        if (n < 2) {
            result.send(n);
            return;
        }
        Pipe part = pipes.make(1);
        Group.start(() -> fib(n - 1, part));
        Pipe rest = pipes.make(1);
        Group.start(() -> fib(n - 2, rest));
        result.send(part.receive() + rest.receive());
    }

    private void quicksort(int n) throws InterruptedException {
        int[] values = Work.numbers(n);
        Pipe sorted = pipes.make(0);
        Group.start(() -> sort(values, 0, n - 1, sorted));
        sorted.receive();
    }

    private void sort(int[] v, int low, int high, Pipe sorted) throws InterruptedException {
        if (low < high) {
            int[] parts = Work.part(v, low, high);
            Pipe both = pipes.make(2);
            Group.start(() -> sort(v, low, parts[0], both));
            Group.start(() -> sort(v, parts[1], high, both));
            both.receive();
            both.receive();
        }
        sorted.send(1);
    }

    private void pairs(int n, int capacity) {
        Group group = new Group();
        for (int p = 0; p < COUPLES; p++) {
            Pipe c = pipes.make(capacity);
            group.go(() -> {
                for (int i = 0; i < n / COUPLES; i++) c.send(1);
            });
            group.go(() -> {
                for (int i = 0; i < n / COUPLES; i++) c.receive();
            });
        }
        group.await();
    }

    private void chain(int n) throws InterruptedException {
        Pipe first = pipes.make(0);
        Pipe in = first;
        for (int s = 0; s < STAGES; s++) {
            Pipe from = in;
            Pipe to = pipes.make(0);
            Group.start(() -> {
                for (int v = from.receive(); v != END; v = from.receive()) to.send(v);
                to.send(END);
            });
            in = to;
        }
        Group.start(() -> {
            for (int i = 0; i < n / STAGES; i++) first.send(1);
            first.send(END);
        });
        int v = in.receive();
        while (v != END) v = in.receive();
    }

    private void mpmc(int n) {
        Pipe c = pipes.make(16);
        Group group = new Group();
        for (int g = 0; g < 4; g++) {
            group.go(() -> {
                for (int i = 0; i < n / 4; i++) c.send(1);
            });
            group.go(() -> {
                for (int i = 0; i < n / 4; i++) c.receive();
            });
        }
        group.await();
    }
}
