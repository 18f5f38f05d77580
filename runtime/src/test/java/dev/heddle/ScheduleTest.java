package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScheduleTest {
    private int counter; // unguarded on purpose

    private int lostUpdate() {
        counter = 0;
        WaitGroup done = new WaitGroup();
        for (int g = 0; g < 2; g++) {
            done.go(() -> {
                for (int i = 0; i < 2; i++) {
                    int value = counter;
                    gosched();
                    counter = value + 1;
                }
            });
        }
        done.await();
        return counter;
    }

    /// A program whose outcome depends on every kind of choice.
    private static String busy() {
        List<Object> order = new ArrayList<>();
        Channel<Integer> a = Channel.make();
        Channel<Integer> b = Channel.make(2);
        Mutex mu = new Mutex();
        WaitGroup done = new WaitGroup();
        for (int g = 0; g < 3; g++) {
            int n = g;
            done.go(() -> {
                for (int i = 0; i < 4; i++)
                    select(sending(a, n, () -> order.add("a")), sending(b, n, () -> order.add("b")));
            });
            done.go(() -> {
                for (int i = 0; i < 4; i++) select(receiving(a, order::add), receiving(b, order::add));
                mu.locked(() -> order.add("locked" + n));
                sleep(n);
                order.add("slept" + n);
            });
        }
        done.await();
        return order.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, -3, Long.MAX_VALUE})
    void theSameSeedGivesTheSameRun(long seed) {
        var first = Schedule.seeded(seed, ScheduleTest::busy);
        var second = Schedule.seeded(seed, ScheduleTest::busy);
        assertEquals(first.value(), second.value());
        assertEquals(first.replay(), second.replay());
        assertEquals(first.trace().events(), second.trace().events());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aReplayStringGivesTheSameRun(long seed) {
        for (Callable<?> program : List.<Callable<?>>of(this::lostUpdate, ScheduleTest::busy)) {
            var run = Schedule.seeded(seed, program);
            var again = Schedule.replay(run.replay(), program);
            assertEquals(run.value(), again.value());
            assertEquals(run.trace().events(), again.trace().events());
            assertTrue(run.replay().length() <= 40, run.replay());
        }
    }

    @Test
    void seedsDiffer() {
        assertTrue(Schedule.sample(20, ScheduleTest::busy).counts().size() > 10);
    }

    @Test
    void sampleFindsEveryOutcomeOfTheLostUpdateAndAReplayOfEach() {
        var histogram = Schedule.sample(300, this::lostUpdate);
        assertEquals(Set.of(2, 3, 4), histogram.counts().keySet());
        assertEquals(
                300,
                histogram.counts().values().stream().mapToInt(Integer::intValue).sum());
        histogram.replays().forEach((end, replay) -> {
            counter = -1;
            assertEquals(end, Schedule.replay(replay, this::lostUpdate).value());
        });
    }

    @Test
    void oneGoroutineRunsAtATime() {
        AtomicInteger running = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
        Schedule.seeded(3, () -> {
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 8; g++) {
                done.go(() -> {
                    seen.add(running.incrementAndGet());
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    gosched();
                });
            }
            done.await();
            return null;
        });
        assertEquals(Set.of(1), Set.copyOf(seen));
    }

    @Test
    void timeIsVirtual() {
        long began = System.nanoTime();
        List<String> order = Schedule.seeded(1, () -> {
                    List<String> said = new ArrayList<>();
                    WaitGroup done = new WaitGroup();
                    done.go(() -> {
                        sleep(3_600_000);
                        said.add("an hour");
                    });
                    done.go(() -> {
                        sleep(60_000);
                        said.add("a minute");
                    });
                    done.await();
                    return said;
                })
                .value();
        assertEquals(List.of("a minute", "an hour"), order);
        assertTrue(System.nanoTime() - began < 30_000_000_000L);
    }

    @Test
    void aDeadlockIsAnOutcomeWithItsReplay() {
        Callable<String> program = () -> {
            Mutex x = new Mutex();
            Mutex y = new Mutex();
            WaitGroup done = new WaitGroup();
            done.go(() -> x.locked(() -> y.locked(() -> {})));
            done.go(() -> y.locked(() -> x.locked(() -> {})));
            done.await();
            return "fine";
        };
        var histogram = Schedule.sample(100, program, run -> run.outcome().getClass());
        assertEquals(
                Set.of(Program.Outcome.Returned.class, Program.Outcome.Fatal.class),
                histogram.counts().keySet());
        var deadlock = Schedule.replay(histogram.replays().get(Program.Outcome.Fatal.class), program);
        assertInstanceOf(Program.Outcome.Fatal.class, deadlock.outcome());
        assertTrue(assertThrows(IllegalStateException.class, deadlock::value)
                .getMessage()
                .contains("all goroutines are asleep"));
    }

    @Test
    void panicsAndExceptionsAreOutcomes() {
        var panicked = Schedule.seeded(1, () -> {
            go(() -> {
                throw Go.panic("seen");
            });
            sleep(1);
            return null;
        });
        assertInstanceOf(Program.Outcome.Panicked.class, panicked.outcome());
        var threw = Schedule.seeded(1, () -> {
            throw new IllegalStateException("seen");
        });
        assertInstanceOf(Program.Outcome.Threw.class, threw.outcome());
    }

    @Test
    void goroutinesThatMainLeavesBehindAreAbandoned() {
        AtomicInteger ran = new AtomicInteger();
        var run = Schedule.seeded(1, () -> {
            go(() -> {
                sleep(1_000);
                ran.incrementAndGet();
            });
            return 1;
        });
        assertEquals(1, run.value());
        assertEquals(0, ran.get());
    }

    @Test
    void foreignWaitsAreWaitedFor() {
        assertEquals(
                5,
                Schedule.seeded(1, () -> {
                            Channel<Integer> c = Channel.make();
                            go(() -> {
                                Thread.sleep(5);
                                c.send(5);
                            });
                            return c.receive();
                        })
                        .value());
    }

    @Test
    void aStringThatIsNoReplayIsRefused() {
        for (String bad : List.of("", "7", "path:", "path:ä", "seed:x", "seed:99999999999999999999")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Schedule.replay(bad, () -> 1));
            assertTrue(refused.getMessage().contains(": " + bad));
        }
        assertFalse(Schedule.replay("path:zzzzzzzz", () -> 1).replay().isEmpty());
    }
}
