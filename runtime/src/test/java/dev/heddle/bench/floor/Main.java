package dev.heddle.bench.floor;

import static java.util.Map.entry;

import dev.heddle.bench.Suite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/// What the JVM itself takes to switch between virtual threads, to start and to end them: they run one after the other
/// on a scheduler that is a queue without a lock. No scheduler on virtual threads can be faster. The arguments of
/// [Suite].
public final class Main {
    private final Queue<Runnable> runnable = new ArrayDeque<>();
    private final MethodHandle create;

    private Main() throws ReflectiveOperationException {
        Class<?> builders = Class.forName("java.lang.ThreadBuilders");
        create = MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
                .findStatic(
                        builders,
                        "newVirtualThread",
                        MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class));
    }

    /// Runs the programs that consist of little else.
    public static void main(String[] args) throws Exception {
        Main floor = new Main();
        Suite.run(
                Map.ofEntries(
                        entry("B1.pingPong", n -> floor.yields(2 * n, 2)), // an operation is a switch there and back
                        entry("B15.yield", n -> floor.yields(n, 2)),
                        entry("B15.yield1000", n -> floor.yields(n, 1000)),
                        entry("B10.spawn", floor::startsInTurn),
                        entry("B10.burst", floor::startsAtOnce)),
                args);
        System.exit(0);
    }

    @SuppressWarnings("ThreadPriorityCheck") // the switch is what is measured
    private void yields(int n, int threads) {
        for (int i = 0; i < threads; i++) {
            start(() -> {
                for (int k = 0; k < n / threads; k++) Thread.yield();
            });
        }
        runAll();
    }

    private void startsInTurn(int n) {
        for (int i = 0; i < n; i++) {
            start(() -> {});
            runAll();
        }
    }

    private void startsAtOnce(int n) {
        for (int i = 0; i < n; i++) start(() -> {});
        runAll();
    }

    private void start(Runnable body) {
        Executor scheduler = runnable::add;
        try {
            ((Thread) create.invokeExact(scheduler, "", 0, body)).start();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void runAll() {
        for (Runnable next = runnable.poll(); next != null; next = runnable.poll()) next.run();
    }
}
