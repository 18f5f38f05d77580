package dev.heddle;

import static dev.heddle.Go.gosched;
import static dev.heddle.Go.onceFunc;
import static dev.heddle.Go.onceValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OnceTest {
    @Test
    @DisplayName("O1: it runs once, and every caller sees it done")
    void runsOnce() {
        Run.main(2, () -> {
            for (int round = 0; round < 200; round++) {
                Once once = new Once();
                AtomicInteger runs = new AtomicInteger();
                WaitGroup done = new WaitGroup();
                for (int g = 0; g < 5; g++) {
                    done.go(() -> {
                        once.run(() -> {
                            gosched();
                            runs.incrementAndGet();
                        });
                        assertEquals(1, runs.get());
                    });
                }
                done.await();
            }
            return null;
        });
    }

    @Test
    @DisplayName("O1: a body that panics counts as run")
    void panicCounts() {
        Once once = new Once();
        assertThrows(
                Panic.class,
                () -> once.run(() -> {
                    throw Go.panic("seen");
                }));
        once.run(() -> {
            throw new AssertionError("runs again");
        });
    }

    @Test
    @DisplayName("O1: a body that calls its own Once waits for ever")
    void recursionDeadlocks() {
        Once once = new Once();
        assertInstanceOf(Program.Outcome.Fatal.class, Run.outcome(() -> {
            once.run(() -> once.run(() -> {}));
            return null;
        }));
    }

    @Test
    @DisplayName("O2: onceFunc and onceValue give or throw the same each time")
    void sameEachTime() {
        AtomicInteger runs = new AtomicInteger();
        Runnable fails = onceFunc(() -> {
            runs.incrementAndGet();
            throw Go.panic("seen");
        });
        Throwable first = assertThrows(Panic.class, fails::run);
        assertSame(first, assertThrows(Panic.class, fails::run));
        var value = onceValue(() -> runs.incrementAndGet());
        assertEquals(2, value.get());
        assertEquals(2, value.get());
    }
}
