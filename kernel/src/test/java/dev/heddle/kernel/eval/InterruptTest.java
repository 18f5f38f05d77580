package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stuck cell says `here()` where it gets stuck; then it is interrupted.
@Timeout(120)
public class InterruptTest {
    private static volatile CountDownLatch reached = new CountDownLatch(1);
    private final Cells cells = new Cells();

    /// Called by the cells.
    public static void here() {
        reached.countDown();
    }

    @AfterEach
    void close() {
        cells.close();
    }

    private List<String> interrupted(String code) throws Exception {
        reached = new CountDownLatch(1);
        cells.done("import static " + InterruptTest.class.getName()
                + ".here;\nimport static dev.heddle.Go.*;\nint kept = 42;");
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                () -> cells.run(code), task -> Thread.ofPlatform().name("shell").start(task));
        assertTrue(reached.await(60, TimeUnit.SECONDS), () -> "never got stuck: " + outcome.getNow(null));
        long start = System.nanoTime();
        cells.evaluator().interrupt();
        Outcome.Interrupted how = assertInstanceOf(Outcome.Interrupted.class, outcome.get(60, TimeUnit.SECONDS));
        System.out.printf(
                "%s ms for %s%n", Duration.ofNanos(System.nanoTime() - start).toMillis(), code.replace("\n", " "));
        assertEquals(42, cells.value("kept"));
        return how.stillRunning();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "here(); while (true) {}",
                "here(); for (;;) { try { while (true) {} } catch (Throwable e) {} }",
                "int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nhere(); fib(70)",
                "Runnable r = () -> { here(); while (true) {} };\nr.run();",
                "here(); Thread.sleep(1_000_000);",
                "here(); java.util.concurrent.locks.LockSupport.park(); while (true) java.util.concurrent.locks.LockSupport.park();",
                "here(); new java.util.concurrent.CountDownLatch(1).await();",
                "class Loop { static { here(); spin(); } static void spin() { while (true) {} } static void go() {} }\nLoop.go();",
                "class Ctor { Ctor(int x) { super(); here(); int i = 0; do { switch (i) { case 1: continue; default: i++; } } while (x < 1); } }\nnew Ctor(0);",
                "class Slow { public String toString() { here(); while (true) {} } }\nString.valueOf(new Slow())",
                "go(() -> { here(); while (true) {} });\nwhile (true) Thread.sleep(5);",
                "Thread t = new Thread(() -> { here(); while (true) {} });\nt.start();\nt.join();",
                "Thread t = new Thread(() -> { here(); while (true) try { Thread.sleep(100_000); } catch (InterruptedException e) {} });\nt.start();\nt.join();",
                "Thread v = Thread.startVirtualThread(() -> { here(); while (true) {} });\nv.join();",
                "Thread v = Thread.ofVirtual().start(() -> { here(); try { Thread.sleep(1_000_000); } catch (InterruptedException e) {} });\nv.join();",
                "var lock = new java.util.concurrent.locks.ReentrantLock();\nvar t = new Thread(() -> { lock.lock(); here(); lock.lock(); while (true) {} });\nt.start();\nwhile (!lock.isLocked()) {}\nlock.lock();",
                "CompletableFuture.runAsync(() -> { here(); while (true) {} }).get()",
                "CompletableFuture.runAsync(() -> { here(); try { Thread.sleep(1_000_000); } catch (InterruptedException e) {} }).get()",
                "var pool = Executors.newFixedThreadPool(2);\npool.submit(() -> { here(); while (true) {} }).get()",
                "try (var all = Executors.newVirtualThreadPerTaskExecutor()) { all.submit(() -> { here(); Thread.sleep(1_000_000); return 1; }); }",
                "var c = dev.heddle.Channel.<Integer>make();\ngo(() -> sleep(1_000_000));\nhere();\nc.receive()",
                "IntStream.range(0, 8).parallel().forEach(i -> { here(); while (true) {} });",
            })
    void stopsAll(String code) throws Exception {
        assertEquals(List.of(), interrupted(code));
    }

    @Test
    void namesWhatItCannotStop() throws Exception {
        List<String> running = interrupted(
                "Object m = new Object();\nvar t = new Thread(() -> {\n  synchronized (m) { here(); while (true) java.util.concurrent.locks.LockSupport.park(); } });\nt.start();\nThread.sleep(100_000);");
        assertEquals(List.of(), running);
        running = interrupted(
                "var l = new java.util.concurrent.locks.ReentrantLock();\nvar all = new ArrayList<Integer>(List.of(1));\nvar u = new Thread(() -> {\n  here(); Stream.iterate(1, java.util.function.UnaryOperator.identity()).reduce(Math::max); }, \"endless\");\nu.start();\nu.join();");
        assertEquals(1, running.size(), running::toString);
        assertTrue(running.getFirst().startsWith("endless at java.base/"), running::toString);
        assertTrue(running.getFirst().contains("Cell["), running::toString);
    }

    @Test
    void interruptWithoutACellIsNothing() {
        cells.evaluator().interrupt();
        assertEquals(1, cells.value("1"));
        cells.evaluator().interrupt();
        assertEquals(2, cells.value("2"));
    }
}
