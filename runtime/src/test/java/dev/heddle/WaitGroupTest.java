package dev.heddle;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachP;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitGroupTest {
    private int plain; // written before done(), read after await()

    @Test
    @DisplayName("W1: a negative counter panics")
    void negativeCounter() {
        WaitGroup wg = new WaitGroup();
        wg.add(1);
        wg.done();
        assertEquals(
                "sync: negative WaitGroup counter",
                assertThrows(Panic.class, wg::done).getMessage());
    }

    @EachP
    @DisplayName("W2: done happens before the await that it releases; at zero await returns at once")
    void awaitSeesWhatWasDone(int processors) {
        Run.main(processors, () -> {
            for (int i = 1; i <= 500; i++) {
                int round = i;
                WaitGroup wg = new WaitGroup();
                wg.await();
                wg.add(1);
                go(() -> {
                    plain = round;
                    wg.done();
                });
                wg.await();
                assertEquals(round, plain);
            }
            return null;
        });
    }

    @Test
    @DisplayName("W2: all waiters are released, and the group can be used again")
    void releasesAll() {
        Run.main(() -> {
            WaitGroup wg = new WaitGroup();
            for (int round = 0; round < 50; round++) {
                WaitGroup waiters = new WaitGroup();
                wg.add(1);
                for (int i = 0; i < 8; i++) waiters.go(wg::await);
                wg.done();
                waiters.await();
            }
            return null;
        });
    }

    @Test
    @DisplayName("W3: a body that panics does not count as done: the program ends")
    void panicInGo() {
        var outcome = Run.outcome(() -> {
            WaitGroup wg = new WaitGroup();
            wg.go(() -> {
                throw new IllegalStateException("seen");
            });
            wg.await();
            return null;
        });
        var panicked = assertInstanceOf(Program.Outcome.Panicked.class, outcome);
        assertTrue(panicked.report().startsWith("panic: java.lang.IllegalStateException: seen\n\ngoroutine "));
    }
}
