package dev.heddle.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Goroutine;
import dev.heddle.Program;
import dev.heddle.WaitGroup;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("stress")
@Timeout(600)
class MillionTest {
    private static final int GOROUTINES = 1_000_000;
    private static final int MOST_BYTES = 2_048; // the smallest stack of Go's, which has 638 bytes of heap besides

    @Test
    @DisplayName("G14: a million goroutines wait on a channel, each in less than Go's smallest stack, and a close wakes"
            + " them all")
    void aMillionWait() throws Exception {
        AtomicInteger woken = new AtomicInteger();
        Program program = Program.start("million", () -> {
            Channel<Integer> c = Channel.make();
            WaitGroup done = new WaitGroup();
            long before = used();
            long began = System.nanoTime();
            for (int i = 0; i < GOROUTINES; i++) {
                done.go(() -> {
                    if (!c.receiveOk().ok()) woken.incrementAndGet();
                });
            }
            while (Go.numGoroutine() <= GOROUTINES || anyRuns()) Go.gosched();
            long parked = System.nanoTime();
            long bytes = (used() - before) / GOROUTINES;
            c.close();
            done.await();
            long ended = System.nanoTime();
            System.out.printf(
                    "heddle: %,d goroutines wait after %,d ms, %,d bytes of heap each, and have ended %,d ms after a"
                            + " close%n",
                    GOROUTINES, millis(parked - began), bytes, millis(ended - parked));
            assertTrue(bytes <= MOST_BYTES, bytes + " bytes each");
            return null;
        });
        assertInstanceOf(Program.Outcome.Returned.class, program.await());
        assertEquals(GOROUTINES, woken.get());
    }

    /// Whether another goroutine than the caller has yet to wait.
    private static boolean anyRuns() {
        var program = Program.current();
        return program.goroutines().stream()
                .anyMatch(g -> g.reason() != WaitReason.CHAN_RECEIVE && !g.equals(Goroutine.current()));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
