package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachP;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SchedulerTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    @DisplayName("D6: as many goroutines run in parallel as there are Ps, and no more but those whose P was handed on")
    void parallelism(int processors) {
        Oversight oversight = ((ParallelScheduler) Scheduler.standard()).oversight();
        int before = oversight.handovers();
        int most = Run.main(processors, () -> {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger seen = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 4 * processors; g++) {
                done.go(() -> {
                    int now = running.incrementAndGet();
                    seen.accumulateAndGet(now, Math::max);
                    long patience = System.nanoTime() + 2_000_000_000L;
                    while (seen.get() < processors && System.nanoTime() < patience) Thread.onSpinWait();
                    running.decrementAndGet();
                });
            }
            done.await();
            return seen.get();
        });
        assertTrue(processors <= most, "at most " + most);
        assertTrue(most <= processors + oversight.handovers() - before, most + " at a time");
    }

    @Test
    @DisplayName(
            "D5: gomaxprocs gives the number before; zero or less only asks; it works in both directions while all run")
    void gomaxprocsIsLive() {
        int before = gomaxprocs(3);
        assertEquals(3, gomaxprocs(0));
        assertEquals(3, gomaxprocs(-1));
        int total = Run.main(() -> {
            AtomicInteger sum = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 20; g++) {
                done.go(() -> {
                    for (int i = 0; i < 500; i++) {
                        sum.incrementAndGet();
                        gosched();
                    }
                });
            }
            for (int i = 0; i < 200; i++) {
                gomaxprocs(1 + i % 5);
                gosched();
            }
            done.await();
            return sum.get();
        });
        assertEquals(10_000, total);
        gomaxprocs(100_000);
        assertEquals(1_024, gomaxprocs(before));
    }

    @Test
    @DisplayName("D1, D5: an alarm set on a P that retires keeps its program from being all asleep")
    void alarmsSurviveTheirP() throws Exception {
        int before = gomaxprocs(4);
        AtomicBoolean over = new AtomicBoolean();
        Thread turner = Thread.ofPlatform().start(() -> {
            for (int n = 0; !over.get(); n++) gomaxprocs(1 + n % 4);
        });
        try {
            Run.main(() -> {
                for (int i = 0; i < 3_000; i++)
                    Go.after(Duration.ofNanos(50_000)).receive();
                return null;
            });
        } finally {
            over.set(true);
            turner.join();
            gomaxprocs(before);
        }
    }

    @Test
    void onePLeavesAfterGomaxprocsOne() {
        Run.main(2, () -> {
            gomaxprocs(1);
            int ps = Run.main(() -> {
                AtomicInteger running = new AtomicInteger();
                AtomicInteger most = new AtomicInteger();
                WaitGroup done = new WaitGroup();
                for (int g = 0; g < 10; g++) {
                    done.go(() -> {
                        for (int i = 0; i < 200; i++) {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            running.decrementAndGet();
                            gosched();
                        }
                    });
                }
                done.await();
                return most.get();
            });
            assertEquals(1, ps);
            return null;
        });
    }

    @Test
    @DisplayName("an idle P takes what waits in the runnext of one that computes")
    void computingSenderDoesNotHoldItsReceiver() {
        Run.main(2, () -> {
            for (int round = 0; round < 20; round++) {
                Channel<Integer> c = Channel.make();
                AtomicBoolean received = new AtomicBoolean();
                go(() -> {
                    c.receive();
                    received.set(true);
                });
                gosched();
                c.send(1);
                while (!received.get()) Thread.onSpinWait(); // computes without a scheduling point
            }
            return null;
        });
    }

    @Test
    @DisplayName("G13: goroutines that ready each other through runnext do not starve the others on their P")
    void pingPongDoesNotStarve() {
        Run.main(1, SchedulerTest::starvesNobody);
    }

    @Test
    @DisplayName("G13: nor do they while others yield, whom the P takes from the global queue now and then")
    void pingPongDoesNotStarveWhileOthersYield() {
        int slices = Run.main(1, () -> {
            AtomicBoolean over = new AtomicBoolean();
            go(() -> {
                while (!over.get()) gosched();
            });
            Processor p = ((ParallelScheduler) Scheduler.standard()).all()[0];
            int before = p.slice;
            for (int i = 0; i < 5; i++) starvesNobody();
            over.set(true);
            return p.slice - before;
        });
        assertTrue(slices <= 100, slices + " slices, and the third goroutine waited for most of them");
    }

    /// Two goroutines hand each other the slot of what runs next; a third one waits in the queue to stop them.
    private static Object starvesNobody() {
        Channel<Integer> there = Channel.make();
        Channel<Integer> back = Channel.make();
        AtomicBoolean stop = new AtomicBoolean();
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            for (int round = 0; !stop.get(); round++) {
                if (round == 100) done.go(() -> stop.set(true));
                there.send(1);
                back.receive();
            }
            there.close();
        });
        done.go(() -> {
            for (int v : there) back.send(v);
        });
        done.await();
        return null;
    }

    @Test
    @DisplayName("G13: nor do they after a second in which all slept, and an alarm woke them")
    void pingPongDoesNotStarveAfterARest() {
        Run.main(1, () -> {
            sleep(1_500); // the monitor sleeps after a second
            return starvesNobody();
        });
    }

    @EachP
    @DisplayName("T5: sleepers wake in time and in order, also while all Ps compute")
    void sleepers(int processors) {
        Run.main(processors, () -> {
            long began = System.nanoTime();
            WaitGroup done = new WaitGroup();
            Set<Integer> woken = ConcurrentHashMap.newKeySet();
            for (int i = 0; i < 100; i++) {
                int n = i;
                done.go(() -> {
                    sleep(n % 10);
                    assertTrue(System.nanoTime() - began >= n % 10 * 1_000_000L);
                    woken.add(n);
                });
            }
            done.go(() -> {
                while (woken.size() < 100) gosched();
            });
            done.await();
            sleep(0);
            sleep(-1);
            return null;
        });
    }

    @Test
    void spawnsBeyondTheQueueOverflowAndAllRun() {
        int ran = Run.main(1, () -> {
            AtomicInteger count = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 10_000; i++) done.go(count::incrementAndGet);
            done.await();
            return count.get();
        });
        assertEquals(10_000, ran);
    }

    @Test
    @DisplayName("goroutines may block in other code: locks, monitors, sleep, joins")
    void foreignBlocking() {
        Run.main(1, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Object monitor = new Object();
            AtomicInteger steps = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                latch.await();
                synchronized (monitor) {
                    steps.incrementAndGet();
                    monitor.notifyAll();
                }
            });
            done.go(() -> {
                synchronized (monitor) {
                    latch.countDown();
                    while (steps.get() == 0) monitor.wait();
                }
                steps.incrementAndGet();
            });
            done.go(() -> {
                Thread.sleep(5);
                Thread t = Thread.ofVirtual().start(steps::incrementAndGet);
                t.join();
                Thread.yield();
            });
            done.await();
            assertEquals(3, steps.get());
            return null;
        });
    }

    @Test
    @DisplayName("G14: errors that goroutines throw take no M with them")
    void errorsTakeNothingWithThem() {
        for (int i = 0; i < 20; i++) {
            var outcome = Run.outcome(() -> {
                go(() -> recurse(0));
                sleep(100_000);
                return null;
            });
            assertTrue(
                    outcome instanceof Program.Outcome.Panicked p && p.cause() instanceof StackOverflowError,
                    outcome.toString());
        }
        parallelism(2);
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }

    @Test
    void deepStacksFit() {
        assertEquals(20_000, Run.main(() -> depth(20_000)));
    }

    private static int depth(int n) {
        return n == 0 ? 0 : 1 + depth(n - 1);
    }
}
