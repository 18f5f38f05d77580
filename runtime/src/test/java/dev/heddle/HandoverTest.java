package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.programs.Hog;
import dev.heddle.programs.Initializers;
import dev.heddle.trace.Edge;
import dev.heddle.trace.Event;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import dev.heddle.weave.WovenLoader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A goroutine that stands still in file I/O, in native code or in a pinned park starves nobody. Opening a
/// named pipe waits in the kernel for its other end, so it is the file that a test opens.
@Timeout(60)
class HandoverTest {
    @TempDir
    Path folder;

    private int pipes;

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe" + pipes++);
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    private static void read(Path pipe) throws Exception {
        new FileInputStream(pipe.toFile()).close();
    }

    /// Lets the reader of a pipe go on.
    private static void open(Path pipe) throws Exception {
        new FileOutputStream(pipe.toFile()).close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fileReadersOnEveryPStarveNobody(int processors) throws Exception {
        List<Path> pipes = new ArrayList<>();
        for (int i = 0; i < 3 * processors; i++) pipes.add(pipe());
        Run.main(processors, () -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                for (Path pipe : pipes) open(pipe);
            });
            for (Path pipe : pipes) done.go(() -> read(pipe));
            done.await();
            return null;
        });
    }

    @Test
    void aPinnedParkStarvesNobody() {
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            Thread[] pinned = new Thread[1];
            AtomicBoolean released = new AtomicBoolean();
            done.go(() -> {
                released.set(true);
                LockSupport.unpark(pinned[0]);
            });
            done.go(() -> {
                pinned[0] = Thread.currentThread();
                Initializers.run(() -> {
                    while (!released.get()) LockSupport.park(this);
                });
            });
            done.await();
            return null;
        });
    }

    @Test
    void aPinnedWaitOnAChannelStarvesNobody() {
        int got = Run.main(1, () -> {
            Channel<Integer> c = Channel.make();
            AtomicInteger received = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            done.go(() -> c.send(7));
            done.go(() -> Initializers.run(() -> received.set(c.receive())));
            done.await();
            return received.get();
        });
        assertEquals(7, got);
    }

    @Test
    void aPinnedWaitThatNobodyEndsIsFoundToBeADeadlock() {
        Program.Outcome outcome = Run.outcome(() -> {
            Initializers.run(() -> Channel.<Integer>make().receive());
            return null;
        });
        assertTrue(
                outcome instanceof Program.Outcome.Fatal fatal && fatal.report().contains("all goroutines are asleep"),
                outcome.toString());
    }

    /// On a machine with much to do a hog may have to wait for the JVM itself, for its compiler say; not each
    /// time.
    @Test
    void aHogAddsNoP() {
        for (int round = 1; handoversBesideAHog() > 0; round++) assertTrue(round < 10, "each hog had its P taken");
    }

    private static int handoversBesideAHog() {
        int before = handovers();
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> {});
            done.go(() -> {
                long end = System.nanoTime() + 10 * Monitor.SLICE;
                while (System.nanoTime() < end) Thread.onSpinWait();
            });
            done.await();
            return null;
        });
        return handovers() - before;
    }

    private static int handovers() {
        return ((ParallelScheduler) Scheduler.standard()).oversight().handovers();
    }

    @Test
    void whoComesBackFromNativeCodeRunsBesideNoMoreThanItsShareOfPs() throws Exception {
        Path pipe = pipe();
        AtomicInteger turns = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            AtomicBoolean back = new AtomicBoolean();
            done.go(() -> {
                open(pipe);
                while (!back.get()) {
                    turns.incrementAndGet();
                    gosched();
                }
            });
            done.go(() -> {
                read(pipe);
                gosched(); // from here on it holds a P
                int now = turns.get();
                for (int i = 0; i < 1_000_000; i++) Thread.onSpinWait();
                seen.add(turns.get() - now);
                back.set(true);
            });
            done.await();
            return null;
        });
        assertEquals(List.of(0), seen, "another one had a turn on the only P meanwhile");
    }

    @Test
    void wovenCodeThatComesBackGivesWay() throws Exception {
        Path pipe = pipe();
        AtomicBoolean stop = new AtomicBoolean();
        Runnable returning = (Runnable)
                WovenLoader.weave(Hog.class).getConstructor(AtomicBoolean.class).newInstance(stop);
        Runnable other = (Runnable)
                WovenLoader.weave(Hog.class).getConstructor(AtomicBoolean.class).newInstance(stop);
        Trace trace = Run.main(
                1,
                () -> Trace.of(() -> {
                    WaitGroup done = new WaitGroup();
                    done.go(() -> {
                        open(pipe);
                        other.run();
                    });
                    done.go(() -> {
                        read(pipe);
                        returning.run();
                    });
                    done.go(() -> {
                        for (int i = 0; i < 10; i++) Go.sleep(10);
                        stop.set(true);
                    });
                    done.await();
                }));
        assertEquals("told to stop", returning.toString());
        assertEquals("told to stop", other.toString());
        Tiling.check(trace.spans());
        assertTrue(trace.events().stream()
                .anyMatch(e -> e.kind() == Event.Kind.GO_BLOCK && e.reason() == WaitReason.SYSCALL));
        assertTrue(
                trace.spans().stream().anyMatch(s -> s.state() == State.BLOCKED && s.reason() == WaitReason.SYSCALL));
    }

    @Test
    void aHandOverIsAnEdgeFromTheReaderToWhoRunsNext() throws Exception {
        Path pipe = pipe();
        Trace trace = Run.main(
                1,
                () -> Trace.of(() -> {
                    WaitGroup done = new WaitGroup();
                    done.add(2);
                    go("reader", () -> {
                        read(pipe);
                        done.done();
                    });
                    go("opener", () -> {
                        gosched(); // until the reader stands still
                        open(pipe);
                        done.done();
                    });
                    done.await();
                }));
        List<Edge> handedOn = Edge.of(trace).stream()
                .filter(e -> e.kind() == Edge.Kind.HANDOFF)
                .toList();
        assertTrue(handedOn.stream().anyMatch(e -> "reader".equals(trace.names().get(e.from()))), handedOn::toString);
        handedOn.forEach(e -> assertEquals("P0", e.value()));
    }

    @Test
    void goroutinesThatTheBlockedOneMadeRunnableRun() throws Exception {
        Path pipe = pipe();
        Run.main(1, () -> {
            CountDownLatch ran = new CountDownLatch(20);
            WaitGroup done = new WaitGroup();
            done.go(() -> open(pipe));
            done.go(() -> {
                for (int i = 0; i < 10; i++) go(ran::countDown); // in the queue of the P that is handed on
                read(pipe);
                for (int i = 0; i < 10; i++) go(ran::countDown); // it has no P
                Path never = pipe();
                Thread.ofPlatform().start(() -> {
                    try {
                        ran.await();
                        open(never);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
                read(never); // until all of them have run
            });
            done.await();
            return null;
        });
    }

    @Test
    void gomaxprocsMayChangeWhileGoroutinesStandStill() throws Exception {
        List<Path> pipes = new ArrayList<>();
        for (int i = 0; i < 4; i++) pipes.add(pipe());
        Run.main(2, () -> {
            WaitGroup done = new WaitGroup();
            for (Path pipe : pipes) done.go(() -> read(pipe));
            for (int n : IntStream.range(0, 40).map(i -> 1 + i % 4).toArray()) {
                Go.gomaxprocs(n);
                Go.sleep(2);
            }
            for (Path pipe : pipes) open(pipe);
            done.await();
            return null;
        });
        assertFalse(Scheduler.standard() instanceof PoolScheduler);
    }
}
