package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Safepoints do not hide the oldest lesson: a compiled loop over a plain field never sees another thread's write.
/// Design: a volatile read in the loop, as JShell's own stop check is, ends it.
@Timeout(180)
public class StaleFlagTest {
    private static final CountDownLatch STALE = new CountDownLatch(1);

    /// Called by the cell once a goroutine has missed the write.
    public static void stale() {
        STALE.countDown();
    }

    @Test
    void aCompiledLoopOverAPlainFieldSpinsOnUntilItIsInterrupted() throws Exception {
        try (Cells cells = new Cells()) {
            cells.done("import static dev.heddle.Go.*;\nimport static " + StaleFlagTest.class.getName()
                    + ".stale;\nboolean stop;\nvolatile int ended;\n");
            // A turn whose loop the JIT had not compiled yet sees the write; then the next turn gives it longer.
            CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                    () -> cells.run("""
                for (int turn = 1; ; turn++) {
                    int before = ended;
                    stop = false;
                    go(() -> { while (!stop) {} ended++; });
                    Thread.sleep(200 * turn);
                    stop = true;
                    Thread.sleep(500);
                    if (ended == before) break;
                }
                stale();
                while (true) Thread.sleep(1000);
                """), task -> Thread.ofPlatform().start(task));
            assertTrue(STALE.await(150, TimeUnit.SECONDS), () -> "it always saw the write " + outcome.getNow(null));
            cells.evaluator().interrupt();
            Outcome.Interrupted how = assertInstanceOf(Outcome.Interrupted.class, outcome.get(30, TimeUnit.SECONDS));
            assertEquals(List.of(), how.stillRunning());
        }
    }
}
