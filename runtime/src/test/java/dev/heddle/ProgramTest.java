package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Program.Outcome;
import dev.heddle.trace.WaitReason;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgramTest {
    @Test
    void returnsWhatMainReturnsOrThrows() {
        assertEquals(new Outcome.Returned(42), Run.outcome(() -> 42));
        assertEquals(new Outcome.Returned(null), Run.outcome(() -> null));
        var failure = new IOException("seen");
        assertEquals(new Outcome.Threw(failure), Run.outcome(() -> {
            throw failure;
        }));
    }

    @Test
    @DisplayName("G4: a panic in a goroutine ends its program, with Go's text, and no other program")
    void panicStopsTheProgram() throws Exception {
        Program other = Program.start("other", () -> {
            Channel<Integer> c = Channel.make();
            go(() -> {
                sleep(50);
                c.send(1);
            });
            return c.receive();
        });
        AtomicInteger unwound = new AtomicInteger();
        Program program = Program.start("panics", () -> {
            go("waits", () -> {
                try {
                    Channel.make().receive();
                } finally {
                    unwound.incrementAndGet();
                }
            });
            ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, 1);
            go("bad", () -> {
                throw Go.panic("no more");
            });
            Channel.make().receive();
            return null;
        });
        var panicked = assertInstanceOf(Outcome.Panicked.class, program.await());
        assertEquals("bad", panicked.goroutine().name());
        assertTrue(panicked.report()
                .startsWith(
                        "panic: no more\n\ngoroutine " + panicked.goroutine().id() + " \"bad\" [running]:\n"));
        Run.until(() -> program.goroutines().isEmpty());
        assertEquals(1, unwound.get());
        assertEquals(new Outcome.Returned(1), other.await());
    }

    @Test
    @DisplayName("D1: all asleep is fatal, with every goroutine and its reason in the dump")
    void allAsleep() {
        var outcome = Run.outcome(() -> {
            WaitGroup wg = new WaitGroup();
            wg.go(() -> Channel.make().receive());
            wg.go(() -> Channel.make().send(1));
            wg.await();
            return null;
        });
        String report = assertInstanceOf(Outcome.Fatal.class, outcome).report();
        assertTrue(report.startsWith("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine "), report);
        for (String reason : List.of("sync.WaitGroup.Wait", "chan receive", "chan send")) {
            assertTrue(report.contains("[" + reason + "]:\n"), report);
        }
    }

    @Test
    @DisplayName("D1: a pending sleep, a thread that goroutines started, and a foreign wait each prevent all asleep")
    void notAllAsleep() {
        assertEquals(new Outcome.Returned(1), Run.outcome(() -> {
            Channel<Integer> c = Channel.make();
            go(() -> {
                sleep(30);
                c.send(1);
            });
            return c.receive();
        }));
        assertEquals(new Outcome.Returned(2), Run.outcome(() -> {
            Channel<Integer> c = Channel.make();
            Thread.ofPlatform().start(() -> {
                pause();
                c.send(2);
            });
            return c.receive();
        }));
        assertEquals(new Outcome.Returned(3), Run.outcome(() -> {
            Channel<Integer> c = Channel.make();
            Thread.ofVirtual().start(() -> {
                pause();
                c.send(3);
            });
            return c.receive();
        }));
        assertEquals(new Outcome.Returned(4), Run.outcome(() -> {
            Channel<Integer> c = Channel.make();
            go(() -> {
                pause();
                c.send(4);
            });
            return c.receive();
        }));
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void interruptUnwindsEveryWaitNowAndLater() throws Exception {
        AtomicInteger unwound = new AtomicInteger();
        Mutex held = new Mutex();
        held.lock();
        List<Body> waits = List.of(
                () -> Channel.make().receive(),
                () -> Channel.make().send(1),
                () -> Go.select(Go.receiving(Channel.make(), v -> {}), Go.sending(Channel.make(), 1, () -> {})),
                () -> Go.select(),
                () -> Channel.nil().receive(),
                held::lock,
                () -> sleep(1_000_000),
                () -> {
                    WaitGroup wg = new WaitGroup();
                    wg.add(1);
                    wg.await();
                });
        Program program = Program.start("waits", () -> {
            for (Body wait : waits) {
                go(() -> {
                    try {
                        wait.run();
                    } catch (Interruption e) {
                        try {
                            sleep(1_000_000);
                        } finally {
                            unwound.incrementAndGet();
                        }
                    }
                });
            }
            sleep(1_000_000);
            return null;
        });
        Run.until(() -> program.goroutines().stream()
                        .filter(g -> g.reason() != WaitReason.NONE)
                        .count()
                == waits.size() + 1);
        assertFalse(program.isInterrupted());
        program.interrupt();
        assertEquals(new Outcome.Interrupted(), program.await());
        Run.until(() -> program.goroutines().isEmpty());
        assertEquals(waits.size(), unwound.get());
        held.unlock();
        assertTrue(held.tryLock(), "the waiter that unwound is not counted any more");
    }

    @Test
    void interruptReachesForeignWaits() throws Exception {
        Program program = Program.start("foreign", () -> {
            new CountDownLatch(1).await();
            return null;
        });
        Run.until(() -> program.goroutines().stream().anyMatch(g -> g.thread().getState() == Thread.State.WAITING));
        program.interrupt();
        assertEquals(new Outcome.Interrupted(), program.await());
    }

    @Test
    void aStoppedProgramLeavesNothingInQueues() throws Exception {
        Channel<Integer> shared = Channel.make();
        Program program = Program.start("asleep", () -> shared.receive());
        assertInstanceOf(Outcome.Fatal.class, program.await());
        Run.until(() -> shared.receivers().size() == 0);
        assertEquals(1, Go.select(Go.sending(shared, 1, () -> {}), Go.otherwise(() -> {})));
    }

    @Test
    void currentIsThatOfTheGoroutineAndOfThreadsItStarted() throws Exception {
        AtomicReference<Program> inGoroutine = new AtomicReference<>();
        AtomicReference<Program> inThread = new AtomicReference<>();
        Program program = Program.start("current", () -> {
            WaitGroup wg = new WaitGroup();
            wg.go(() -> inGoroutine.set(Program.current()));
            wg.await();
            Thread t = Thread.ofPlatform().start(() -> inThread.set(Program.current()));
            t.join();
            return null;
        });
        program.await();
        assertSame(program, inGoroutine.get());
        assertSame(program, inThread.get());
        assertNull(Program.current());
    }

    @Test
    @DisplayName("G9: ids are not reused; each goroutine knows its creator and where it was started")
    void identity() {
        Run.main(() -> {
            Goroutine main = Objects.requireNonNull(Goroutine.current());
            Goroutine first = go("worker", () -> {});
            Goroutine second = go(() -> {});
            assertTrue(Set.of(main.id(), first.id()).size() == 2
                    && !Set.of(main.id(), first.id()).contains(second.id()));
            assertEquals(main.id(), first.creator());
            assertEquals("worker", first.name());
            assertEquals("goroutine " + second.id(), second.name());
            assertTrue(first.site().orElseThrow().getMethodName().contains("identity"));
            while (first.isAlive()) gosched();
            return null;
        });
    }

    @Test
    @DisplayName("G11: numGoroutine counts live goroutines")
    void numGoroutine() {
        Run.main(() -> {
            int before = Go.numGoroutine();
            Channel<Integer> c = Channel.make();
            WaitGroup wg = new WaitGroup();
            for (int i = 0; i < 10; i++) wg.go(c::receive);
            assertEquals(before + 10, Go.numGoroutine());
            c.close();
            wg.await();
            while (Go.numGoroutine() > before) gosched();
            return null;
        });
    }
}
