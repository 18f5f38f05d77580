package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stuck cell says `here()` where it gets stuck; then it is interrupted.
@Timeout(120)
public class InterruptTest {
    private static volatile CountDownLatch reached = new CountDownLatch(1);
    private static volatile @Nullable Thread stuck; // who said here()
    private static final Duration SETTLING = Duration.ofMillis(50);
    // What a test could not stop is still being stopped during the next ones: no two have cells of one number.
    private static final AtomicInteger NOTEBOOKS = new AtomicInteger();
    private final Cells cells = new Cells(100 * NOTEBOOKS.getAndIncrement());

    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    /// Ends what a test could not stop.
    public static CountDownLatch released() {
        return RELEASED;
    }

    private static final Queue<ProcessHandle> CHILDREN = new ConcurrentLinkedQueue<>();

    /// Called by the cells with a process that they began; those that it began count, too.
    public static void child(Process process) {
        CHILDREN.add(process.toHandle());
        process.descendants().forEach(CHILDREN::add);
    }

    /// Called by the cells.
    public static void here() {
        stuck = Thread.currentThread();
        reached.countDown();
    }

    /// Gives a cell that said `here()` the time to begin to wait, or to compute for a while.
    private static void settle() {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        Thread thread = stuck;
        while (thread != null && thread.getState() == Thread.State.RUNNABLE && System.nanoTime() - deadline < 0)
            Thread.onSpinWait();
    }

    @AfterEach
    void close() {
        cells.close();
    }

    private List<String> interrupted(String code) throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        reached = latch;
        cells.done("import static " + InterruptTest.class.getName()
                + ".*;\nimport static dev.heddle.Go.*;\nint kept = 42;");
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                () -> cells.run(code), task -> Thread.ofPlatform().name("shell").start(task));
        outcome.whenComplete((_, _) -> latch.countDown());
        assertTrue(latch.await(60, TimeUnit.SECONDS), () -> "never got stuck: " + outcome.getNow(null));
        settle();
        long start = System.nanoTime();
        cells.evaluator().interrupt();
        Outcome.Interrupted how = assertInstanceOf(
                Outcome.Interrupted.class,
                outcome.get(60, TimeUnit.SECONDS),
                () -> code + " gave " + outcome.getNow(null));
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
                "var q = new ArrayBlockingQueue<Integer>(1);\nhere(); q.take()",
                "Object o = new Object();\nsynchronized (o) { here(); o.wait(); }",
                "var s = new Semaphore(0);\nhere(); s.acquireUninterruptibly();",
                "var l = new java.util.concurrent.locks.ReentrantLock();\nvar c = l.newCondition();\nl.lock();\nhere(); c.awaitUninterruptibly();",
                "here(); new CompletableFuture<Integer>().join()",
                "var wg = new dev.heddle.WaitGroup();\nwg.add(1);\ngo(() -> sleep(1_000_000));\nhere(); wg.await();",
                "var mu = new dev.heddle.Mutex();\nmu.lock();\ngo(() -> sleep(1_000_000));\nhere(); mu.lock();",
                "go(() -> sleep(1_000_000));\nhere(); select();",
                "var ss = new ServerSocket(0);\nhere(); ss.accept();",
                "var t = new Timer();\nt.schedule(new TimerTask() { public void run() { here(); while (true) {} } }, 0);\nThread.sleep(1_000_000);",
                "Executors.newScheduledThreadPool(1).scheduleAtFixedRate(() -> { here(); while (true) {} }, 0, 1, TimeUnit.SECONDS).get()",
                "here(); Stream.iterate(1, i -> i + 1).forEach(i -> {});",
                "Object m = new Object();\nnew Thread(() -> { synchronized (m) { here(); try { Thread.sleep(1_000_000); } catch (InterruptedException e) {} } }).start();\nThread.sleep(20); synchronized (m) {}\nThread.sleep(1_000_000);",
                "here(); var process = new ProcessBuilder(\"sleep\", \"1000\").start(); process.waitFor();",
            })
    void stopsAll(String code) throws Exception {
        assertEquals(List.of(), interrupted(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "child(new ProcessBuilder(\"sleep\", \"1000\").start()); here(); Thread.sleep(1_000_000);",
                "child(Runtime.getRuntime().exec(new String[] {\"sh\", \"-c\", \"sleep 1000 & wait\"})); here(); while (true) {}",
                "for (int i = 0; i < 8; i++) CompletableFuture.runAsync(() -> { while (true) {} });\nchild(new ProcessBuilder(\"sleep\", \"1000\").start()); here(); while (true) {}",
                "child(new ProcessBuilder(\"sh\", \"-c\", \"trap '' TERM; while :; do sleep 1; done\").start()); here(); while (true) {}",
                "go(() -> { child(new ProcessBuilder(\"sleep\", \"1000\").start()); here(); });\nThread.sleep(1_000_000);",
                "for (Process p : ProcessBuilder.startPipeline(List.of(new ProcessBuilder(\"sleep\", \"1000\"), new ProcessBuilder(\"cat\")))) child(p);\nhere(); Thread.sleep(1_000_000);",
            })
    void endsTheProcessesThatTheCellBegan(String code) throws Exception {
        CHILDREN.clear();
        interrupted(code);
        assertFalse(CHILDREN.isEmpty());
        for (var child : CHILDREN) child.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void leavesTheProcessesOfOtherCellsAlone() throws Exception {
        CHILDREN.clear();
        cells.done("import static " + InterruptTest.class.getName()
                + ".*;\nvar mine = new ProcessBuilder(\"sleep\", \"1000\").start(); child(mine);");
        interrupted("here(); while (true) {}");
        assertTrue(CHILDREN.element().isAlive());
        CHILDREN.element().destroyForcibly();
    }

    @Test
    void namesWhatItCannotStop() throws Exception {
        List<String> running = interrupted(
                "Object m = new Object();\nvar t = new Thread(() -> {\n  synchronized (m) { here(); while (true) java.util.concurrent.locks.LockSupport.park(); } });\nt.start();\nThread.sleep(100_000);");
        assertEquals(List.of(), running);
        running = interrupted(
                "var l = new java.util.concurrent.locks.ReentrantLock();\nvar all = new ArrayList<Integer>(List.of(1));\nvar u = new Thread(() -> {\n  here(); Stream.generate(released()::getCount).anyMatch(Long.valueOf(0)::equals); }, \"endless\");\nu.start();\nu.join();");
        assertEquals(1, running.size(), running::toString);
        assertTrue(running.getFirst().startsWith("endless at java.base/"), running::toString);
        assertTrue(running.getFirst().contains("Cell["), running::toString);
        RELEASED.countDown();
    }

    @Test
    void namesADeadlockOfMonitors() throws Exception {
        List<String> running = interrupted("""
            Object a = new Object(), b = new Object();
            var both = new CountDownLatch(2);
            void lock(Object first, Object second) {
              synchronized (first) {
                both.countDown();
                while (both.getCount() > 0) {}
                synchronized (second) {}
              }
            }
            var ab = new Thread(() -> lock(a, b), "ab");
            var ba = new Thread(() -> lock(b, a), "ba");
            ab.start();
            ba.start();
            while (ab.getState() != Thread.State.BLOCKED || ba.getState() != Thread.State.BLOCKED) {}
            here();
            ab.join();""");
        String place = " at lock(" + Position.of(cells.number() - 1, 7) + ")";
        assertEquals(
                List.of("ab" + place, "ba" + place), running.stream().sorted().toList());
    }

    @Test
    void namesTheCellsOwnGoroutineWhereALibraryHoldsIt() throws Exception {
        // No safepoint comes between the two calls, so that the interrupt finds it in the library.
        List<String> running = interrupted("new Phaser(1) { { here(); } }.awaitAdvance(0)");
        assertEquals(1, running.size(), running::toString);
        assertTrue(
                running.getFirst().startsWith("main ")
                        && running.getFirst().endsWith("at " + Position.of(cells.number() - 1, 1)),
                running::toString);
    }

    @Test
    void interruptWithoutACellIsNothing() {
        cells.evaluator().interrupt();
        assertEquals(1, cells.value("1"));
        cells.evaluator().interrupt();
        assertEquals(2, cells.value("2"));
    }

    @Test
    void aTurnInterruptedBeforeTheFirstCompilationRunsNothing() {
        try (Evaluator fresh = new Evaluator()) {
            Turn turn = new Turn();
            turn.interrupt();
            Outcome outcome = fresh.eval(turn, new Cell(1, "System.setProperty(\"heddle.ran\", \"yes\");"), v -> v);
            assertEquals(new Outcome.Interrupted(List.of()), outcome);
            assertNull(System.getProperty("heddle.ran"));
        }
    }
}
