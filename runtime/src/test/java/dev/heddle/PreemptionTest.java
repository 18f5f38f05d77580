package dev.heddle;

import static dev.heddle.Go.gosched;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.programs.Hog;
import dev.heddle.trace.Event;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import dev.heddle.weave.WovenLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each hog gives up after 20 s; a test that needs it preempted sees then that it was not told to stop.
@Timeout(60)
class PreemptionTest {
    private final AtomicBoolean stop = new AtomicBoolean();

    @AfterEach
    void on() {
        Go.preemption(true);
    }

    private Runnable hog(Class<? extends Hog> type, boolean woven) throws ReflectiveOperationException {
        Class<?> loaded = woven ? WovenLoader.weave(type) : type;
        return (Runnable) loaded.getConstructor(AtomicBoolean.class).newInstance(stop);
    }

    private Runnable woven() throws ReflectiveOperationException {
        return hog(Hog.class, true);
    }

    /// Runs a hog beside a server on one P; the answer tells it to stop.
    private String beside(Runnable hog) {
        return Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> stop.set(true));
            done.go(hog::run); // the last one started runs first
            done.await();
            return hog.toString();
        });
    }

    @Test
    @DisplayName("G13: a goroutine in woven code that has run for 10 ms is preempted when others wait")
    void aStarvedServerIsHeard() throws Exception {
        assertEquals("told to stop", beside(woven()));
    }

    @Test
    void aVirtualThreadThatIsNoGoroutineIsPreemptedToo() throws Exception {
        Runnable hog = woven();
        assertEquals(
                "told to stop",
                beside(
                        () -> {
                            Thread stray = Thread.ofVirtual().start(hog);
                            while (stray.isAlive()) gosched();
                        },
                        hog));
    }

    private String beside(Body body, Runnable hog) {
        return Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            done.go(body);
            done.go(() -> {
                sleep(30);
                stop.set(true);
            });
            done.await();
            return hog.toString();
        });
    }

    @Test
    void aSleeperWakesBesideAHog() throws Exception {
        Runnable hog = woven();
        assertEquals("told to stop", beside(hog::run, hog));
    }

    @Test
    @DisplayName("preemption(false) leaves a hog alone, and gives what was set before")
    void offMeansOff() throws Exception {
        assertTrue(Go.preemption(false));
        assertFalse(Go.preemption(false));
        starvesForFiveSlices(this::woven);
    }

    @Test
    void codeThatIsNotWovenIsLeftAlone() throws Exception {
        starvesForFiveSlices(() -> hog(Hog.class, false));
    }

    /// On a machine with much to do a hog may have to wait for the JVM itself, and then loses its P; not each
    /// time.
    private void starvesForFiveSlices(Callable<Runnable> hogs) throws Exception {
        for (int round = 1; isHeardWithinFiveSlices(hogs.call()); round++) {
            stop.set(false);
            assertTrue(round < 10, "nobody starved");
        }
    }

    /// A thread outside tells the hog to stop: has the goroutine that waited run before?
    private boolean isHeardWithinFiveSlices(Runnable hog) {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean heard = new AtomicBoolean();
        AtomicReference<Boolean> before = new AtomicReference<>();
        afterFiveSlices(begun, () -> {
            before.set(heard.get());
            stop.set(true);
        });
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> heard.set(true));
            done.go(() -> {
                begun.set(true);
                hog.run();
            });
            done.await();
            return null;
        });
        assertEquals("told to stop", hog.toString());
        return before.get();
    }

    /// Does something on a thread outside, five slices after something has begun.
    private static void afterFiveSlices(AtomicBoolean begun, Runnable then) {
        Thread.ofPlatform().start(() -> {
            try {
                Run.until(begun::get);
                Thread.sleep(5 * Monitor.SLICE / 1_000_000);
                then.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    @DisplayName("G13: a preempted goroutine goes behind all that wait, in the global queue")
    void whoIsPreemptedGoesBehindAll() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Runnable first = woven();
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 5; i++) {
                done.go(() -> {
                    stop.set(true);
                    ran.incrementAndGet();
                });
            }
            done.go(() -> {
                first.run();
                seen.set(ran.get());
            });
            done.await();
            return null;
        });
        assertEquals(5, seen.get());
    }

    @Test
    void safepointsCostNothingBeforeAndAfter() throws Exception {
        Class<?> type = WovenLoader.weave(Hog.class);
        Runnable hog = (Runnable) type.getConstructor(AtomicBoolean.class).newInstance(stop);
        Run.until(() -> Safepoint.site(type).getTarget() == Safepoint.NOTHING); // a hog of another test may have been
        AtomicBoolean armed = new AtomicBoolean();
        String how = Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                armed.set(Safepoint.site(type).getTarget() == Safepoint.GLANCE);
                stop.set(true);
            });
            done.go(hog::run);
            done.await();
            return hog.toString();
        });
        assertEquals("told to stop", how);
        assertTrue(armed.get());
        Run.until(() -> Safepoint.site(type).getTarget() == Safepoint.NOTHING);
    }

    @Test
    void aHogThatNobodyWaitsForPaysNothing() throws Exception {
        Class<?> type = WovenLoader.weave(Hog.class);
        Runnable hog = (Runnable) type.getConstructor(AtomicBoolean.class).newInstance(stop);
        Run.until(() -> Safepoint.site(type).getTarget() == Safepoint.NOTHING);
        AtomicBoolean armed = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().start(() -> {
            long end = System.nanoTime() + 10 * Monitor.SLICE;
            while (System.nanoTime() < end) {
                if (Safepoint.site(type).getTarget() != Safepoint.NOTHING) armed.set(true);
                Thread.onSpinWait();
            }
            stop.set(true);
        });
        assertEquals("told to stop", Run.main(2, () -> {
            hog.run();
            return hog.toString();
        }));
        watch.join();
        assertFalse(armed.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTraceShowsPreemptionAndItsSpansStillTile(boolean pinned) throws Exception {
        Runnable hog = hog(pinned ? Hog.Pinned.class : Hog.class, true);
        AtomicBoolean begun = new AtomicBoolean();
        if (pinned) afterFiveSlices(begun, () -> stop.set(true)); // nobody can preempt it
        Trace trace = Run.main(
                1,
                () -> Trace.of(() -> {
                    WaitGroup done = new WaitGroup();
                    done.go(() -> stop.set(true));
                    done.go(() -> {
                        begun.set(true);
                        hog.run();
                    });
                    done.await();
                }));
        assertEquals("told to stop", hog.toString());
        assertTrue(trace.events().stream()
                .anyMatch(e -> e.kind() == Event.Kind.GO_STOP && e.reason() == WaitReason.PREEMPTED));
        Tiling.check(trace.spans());
        List<Span> stopped = trace.spans().stream()
                .filter(s -> s.state() == State.RUNNABLE && s.reason() == WaitReason.PREEMPTED)
                .toList();
        assertFalse(stopped.isEmpty());
    }

    @Test
    void aSeededScheduleIsNotPreempted() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            stop.set(false);
            Runnable hog = woven();
            AtomicBoolean begun = new AtomicBoolean();
            afterFiveSlices(begun, () -> stop.set(true));
            paths.add(Schedule.seeded(7, () -> {
                        WaitGroup done = new WaitGroup();
                        done.go(() -> {
                            begun.set(true);
                            hog.run();
                        });
                        done.go(Go::gosched);
                        done.await();
                        return null;
                    })
                    .replay());
        }
        assertEquals(paths.getFirst(), paths.getLast());
    }
}
