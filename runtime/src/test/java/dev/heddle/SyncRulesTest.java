package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.goexit;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The rules of Go's sync that hold at every number of Ps.
@Timeout(60)
class SyncRulesTest {
    private int plain; // guarded by what each test says

    @Test
    @DisplayName("G1: go does not wait, and its body sees what was written before")
    void goHandsOver() {
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            plain = 1;
            int[] seen = new int[1];
            done.go(() -> seen[0] = plain);
            assertEquals(0, seen[0], "one P, and it has not been given up");
            done.await();
            assertEquals(1, seen[0]);
            return null;
        });
    }

    @EachP
    @DisplayName("W1: one done too many panics, with waiters or without")
    void negative(int processors) {
        Run.main(processors, () -> {
            WaitGroup wg = new WaitGroup();
            wg.add(3);
            WaitGroup waiter = new WaitGroup();
            waiter.go(wg::await);
            ChannelTest.untilWaiting(WaitReason.WAIT_GROUP_WAIT, 1);
            assertEquals(
                    "sync: negative WaitGroup counter",
                    assertThrows(Panic.class, () -> wg.add(-4)).getMessage());
            return null;
        });
    }

    @Test
    @DisplayName("W1: a group that is raised again before its waiters have gone on panics them")
    void reused() {
        Run.main(1, () -> {
            WaitGroup wg = new WaitGroup();
            wg.add(1);
            WaitGroup waiter = new WaitGroup();
            waiter.go(() -> assertEquals(
                    "sync: WaitGroup is reused before previous Wait has returned",
                    assertThrows(Panic.class, wg::await).getMessage()));
            ChannelTest.untilWaiting(WaitReason.WAIT_GROUP_WAIT, 1);
            wg.done();
            wg.add(1);
            waiter.await();
            return null;
        });
    }

    @EachP
    @DisplayName("W3: go counts a body that returns or calls goexit")
    void goCounts(int processors) {
        Run.main(processors, () -> {
            WaitGroup wg = new WaitGroup();
            AtomicInteger ran = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                int n = i;
                wg.go(() -> {
                    ran.incrementAndGet();
                    if (n % 2 == 0) goexit();
                });
            }
            wg.await();
            assertEquals(100, ran.get());
            return null;
        });
    }

    @EachP
    @DisplayName("M3: another goroutine may unlock, and what it wrote is seen by who locks next")
    void unlockedByAnother(int processors) {
        Run.main(processors, () -> {
            Mutex mu = new Mutex();
            for (int i = 0; i < 500; i++) {
                int n = i;
                mu.lock();
                assertFalse(mu.tryLock());
                go(() -> {
                    plain = n;
                    mu.unlock();
                });
                mu.lock();
                assertEquals(n, plain);
                mu.unlock();
                assertTrue(mu.tryLock());
                mu.unlock();
            }
            return null;
        });
    }

    @EachP
    @DisplayName("O1: every caller sees what the body wrote")
    void onceOrders(int processors) {
        Run.main(processors, () -> {
            for (int round = 1; round <= 200; round++) {
                int n = round;
                Once once = new Once();
                WaitGroup done = new WaitGroup();
                for (int g = 0; g < 4; g++) {
                    done.go(() -> {
                        once.run(() -> {
                            gosched();
                            plain = n;
                        });
                        assertEquals(n, plain);
                    });
                }
                done.await();
            }
            return null;
        });
    }

    @EachP
    @DisplayName("D10: a mutex, a group and a once order plain memory")
    void order(int processors) {
        plain = 0;
        Run.main(processors, () -> {
            Mutex mu = new Mutex();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 4; g++) {
                done.go(() -> {
                    for (int i = 0; i < 2_000; i++) mu.locked(() -> plain++);
                });
            }
            done.await();
            assertEquals(8_000, plain);
            return null;
        });
    }

    @EachP
    @DisplayName("A1: of two goroutines that each write one atomic and then read the other, one sees the write")
    void atomicsAreSequentiallyConsistent(int processors) {
        Run.main(processors, () -> {
            for (int i = 0; i < 2_000; i++) {
                AtomicInteger x = new AtomicInteger();
                AtomicInteger y = new AtomicInteger();
                AtomicInteger seen = new AtomicInteger();
                WaitGroup done = new WaitGroup();
                done.go(() -> {
                    x.set(1);
                    seen.addAndGet(y.get());
                });
                done.go(() -> {
                    y.set(1);
                    seen.addAndGet(x.get());
                });
                done.await();
                assertTrue(seen.get() > 0);
            }
            return null;
        });
    }
}
