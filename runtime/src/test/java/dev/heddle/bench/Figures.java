package dev.heddle.bench;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;
import static dev.heddle.Go.gosched;

import dev.heddle.Channel;
import dev.heddle.Program;
import dev.heddle.WaitGroup;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The programs that are measured, in one JVM: prints each one's name and the median of its rounds in ns per operation.
public final class Figures {
    private static final int OPERATIONS = 1_000_000;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 5;
    private static final Integer VALUE = 1;

    private Figures() {}

    /// One program, which does so many operations.
    private interface Measured {
        void run(int operations);
    }

    public static void main(String[] args) throws Exception {
        gomaxprocs(Integer.parseInt(args[0]));
        Map<String, Measured> programs = new LinkedHashMap<>();
        programs.put("Unbuffered", n -> messages(n, 0));
        programs.put("PingPong", Figures::pingPong);
        programs.put("Yield", Figures::yields);
        programs.put("Spawn", Figures::spawn);
        programs.put("SpawnBurst", Figures::spawnBurst);
        programs.put("Buffered100", n -> messages(n, 100));
        Program.Outcome outcome = Program.start("figures", () -> {
                    programs.forEach((name, program) -> System.out.printf("%s %.1f%n", name, measure(program)));
                    return null;
                })
                .await();
        if (!(outcome instanceof Program.Outcome.Returned)) throw new AssertionError(outcome);
    }

    private static double measure(Measured program) {
        double[] rounds = new double[ROUNDS];
        for (int i = -WARM_UPS; i < ROUNDS; i++) {
            long began = System.nanoTime();
            program.run(OPERATIONS);
            if (i >= 0) rounds[i] = (System.nanoTime() - began) / (double) OPERATIONS;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void messages(int n, int capacity) {
        Channel<Integer> c = Channel.make(capacity);
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            for (int i = 0; i < n; i++) c.send(VALUE);
        });
        done.go(() -> {
            for (int i = 0; i < n; i++) c.receive();
        });
        done.await();
    }

    private static void pingPong(int n) {
        Channel<Integer> there = Channel.make();
        Channel<Integer> back = Channel.make();
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            for (int i = 0; i < n; i++) {
                there.send(VALUE);
                back.receive();
            }
        });
        done.go(() -> {
            for (int i = 0; i < n; i++) {
                there.receive();
                back.send(VALUE);
            }
        });
        done.await();
    }

    private static void yields(int n) {
        int before = gomaxprocs(1);
        WaitGroup done = new WaitGroup();
        for (int g = 0; g < 2; g++) {
            done.go(() -> {
                for (int i = 0; i < n / 2; i++) gosched();
            });
        }
        done.await();
        gomaxprocs(before);
    }

    private static void spawn(int n) {
        WaitGroup done = new WaitGroup();
        done.add(1);
        spawnNext(n, done);
        done.await();
    }

    private static void spawnNext(int left, WaitGroup done) {
        if (left == 0) {
            done.done();
        } else {
            go(() -> spawnNext(left - 1, done));
        }
    }

    private static void spawnBurst(int n) {
        WaitGroup done = new WaitGroup();
        done.add(n);
        for (int i = 0; i < n; i++) go(done::done);
        done.await();
    }
}
