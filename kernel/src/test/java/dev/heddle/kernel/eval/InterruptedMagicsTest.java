package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An interrupt stops every magic, and what it started.
@Timeout(120)
class InterruptedMagicsTest {
    private static final String HERE = "System.setProperty(\"heddle.here\", \"yes\");";

    @TempDir
    Path folder;

    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        System.clearProperty("heddle.here");
        cells.close();
    }

    private Outcome interrupted(String code, BooleanSupplier runs) throws InterruptedException {
        BlockingQueue<Outcome> outcome = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> outcome.add(cells.run(code)));
        while (!runs.getAsBoolean()) {
            if (!outcome.isEmpty()) return outcome.take();
            Thread.onSpinWait();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        cells.evaluator().interrupt();
        Outcome result = outcome.poll(60, TimeUnit.SECONDS);
        assertEquals(2, cells.value("1 + 1"), "the notebook goes on");
        return result;
    }

    private static boolean sleeps(String length) {
        return ProcessHandle.current()
                .descendants()
                .anyMatch(p -> p.info().commandLine().orElse("").contains("sleep " + length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%bash\n(sleep 98761 & sleep 98761)", "%process sh -c \"sleep 98761 & sleep 98761\""})
    void processesDieWithTheirChildren(String code) throws InterruptedException {
        var interrupted = assertInstanceOf(Outcome.Interrupted.class, interrupted(code, () -> sleeps("98761")));
        assertTrue(interrupted.stillRunning().isEmpty(), interrupted::toString);
        while (sleeps("98761")) TimeUnit.MILLISECONDS.sleep(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%time " + HERE + " while (true) {}",
                "%%time\n" + HERE + "\nThread.sleep(1_000_000);",
                "%%jfr jdk.ThreadSleep\n" + HERE + "\nwhile (true) {}",
                "eval(\"" + "System.setProperty(\\\"heddle.here\\\", \\\"yes\\\"); while (true) {}" + "\");",
                "int x = 0;\nfor (;;) {\n    %time " + HERE + " Thread.sleep(1_000_000);\n}",
            })
    void codeInMagicsStops(String code) throws InterruptedException {
        assertInstanceOf(Outcome.Interrupted.class, interrupted(code, () -> System.getProperty("heddle.here") != null));
    }

    @Test
    void aLoadedFileStops() throws Exception {
        Path file = Files.writeString(folder.resolve("loop.jsh"), HERE + "\nwhile (true) {}");
        assertInstanceOf(
                Outcome.Interrupted.class,
                interrupted("%load " + file, () -> System.getProperty("heddle.here") != null));
    }

    @Test
    void aChildJvmStops() throws InterruptedException {
        String code = "%%java -Dheddle.test=98762\nwhile (true) {}";
        BooleanSupplier runs = () -> ProcessHandle.current()
                .descendants()
                .anyMatch(p -> p.info().commandLine().orElse("").contains("heddle.test=98762"));
        assertInstanceOf(Outcome.Interrupted.class, interrupted(code, runs));
        while (runs.getAsBoolean()) TimeUnit.MILLISECONDS.sleep(5);
    }

    @Test
    void aDownloadThatHangsStops() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var asked = new java.util.concurrent.CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (silent.accept() != null) asked.countDown();
                } catch (java.io.IOException e) {
                    // the test is over
                }
            });
            cells.done("%mavenRepo silent http://127.0.0.1:" + silent.getLocalPort() + "/");
            Outcome outcome = interrupted("%maven --from=silent heddle.test:nothing:1", () -> asked.getCount() == 0);
            assertInstanceOf(Outcome.Interrupted.class, outcome);
        }
    }
}
