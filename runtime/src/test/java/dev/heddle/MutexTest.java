package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachP;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MutexTest {
    private int counter; // guarded by the mutex under test

    @EachP
    @DisplayName("M1: one at a time, and what one wrote the next sees")
    void mutualExclusion(int processors) {
        Run.main(processors, () -> {
            Mutex mu = new Mutex();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 8; g++) {
                done.go(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        mu.lock();
                        counter++;
                        mu.unlock();
                    }
                });
            }
            done.await();
            return null;
        });
        assertEquals(40_000, counter);
    }

    @Test
    @DisplayName("M2: a goroutine that takes the lock again at once does not starve another")
    void hogDoesNotStarve() {
        Run.main(() -> {
            Mutex mu = new Mutex();
            AtomicBoolean stop = new AtomicBoolean();
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                while (!stop.get()) {
                    mu.lock();
                    long until = System.nanoTime() + 100_000;
                    while (System.nanoTime() < until) Thread.onSpinWait();
                    mu.unlock();
                }
            });
            for (int i = 0; i < 10; i++) {
                sleep(Duration.ofNanos(100_000));
                mu.lock();
                mu.unlock();
            }
            stop.set(true);
            done.await();
            return null;
        });
    }

    @Test
    @DisplayName("M3: another goroutine may unlock; tryLock does not wait")
    void unlockedByAnother() {
        Run.main(() -> {
            Mutex mu = new Mutex();
            assertTrue(mu.tryLock());
            assertFalse(mu.tryLock());
            go(mu::unlock);
            mu.lock();
            return null;
        });
    }

    @Test
    @DisplayName("M4, G6: the unlock of an unlocked mutex is fatal: no catch, no finally")
    void unlockOfUnlocked() {
        AtomicBoolean caught = new AtomicBoolean();
        var outcome = Run.outcome(() -> {
            try {
                new Mutex().unlock();
            } catch (Throwable e) {
                caught.set(true);
            } finally {
                caught.set(true);
            }
            return null;
        });
        var fatal = assertInstanceOf(Program.Outcome.Fatal.class, outcome);
        assertTrue(
                fatal.report().startsWith("fatal error: sync: unlock of unlocked mutex\n\ngoroutine "), fatal.report());
        assertFalse(caught.get());
    }

    @Test
    void lockedUnlocksAlsoWhenTheBodyThrows() {
        Mutex mu = new Mutex();
        assertThrows(
                IllegalStateException.class,
                () -> mu.locked(() -> {
                    throw new IllegalStateException("seen");
                }));
        assertTrue(mu.tryLock());
    }

    @Test
    @DisplayName("M4: the mutex itself outlives the program that unlocked it once too often")
    void outlivesAFatalUnlock() {
        Mutex mu = new Mutex();
        assertInstanceOf(Program.Outcome.Fatal.class, Run.outcome(() -> {
            mu.unlock();
            return null;
        }));
        assertTrue(mu.tryLock());
        mu.unlock();
    }
}
