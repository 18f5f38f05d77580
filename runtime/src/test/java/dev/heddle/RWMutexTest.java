package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RWMutexTest {
    private int value; // guarded by the lock under test
    private int copy;

    @EachP
    @DisplayName("RW1: writers exclude everyone, readers only writers")
    void exclusion(int processors) {
        Run.main(processors, () -> {
            RWMutex rw = new RWMutex();
            AtomicInteger wrong = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 3; g++) {
                done.go(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        rw.locked(() -> {
                            value++;
                            gosched();
                            copy++;
                        });
                    }
                });
                done.go(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        rw.rLocked(() -> {
                            int seen = value;
                            gosched();
                            if (seen != copy || seen != value) wrong.incrementAndGet();
                        });
                    }
                });
            }
            done.await();
            assertEquals(0, wrong.get());
            assertEquals(3_000, value);
            return null;
        });
    }

    @Test
    @DisplayName("RW1: readers read at the same time; a waiting writer keeps new readers out; they enter after it")
    void writersFirst() {
        List<String> order = Run.main(1, () -> {
            List<String> said = new ArrayList<>();
            RWMutex rw = new RWMutex();
            WaitGroup done = new WaitGroup();
            rw.rLock();
            assertTrue(rw.tryRLock());
            rw.rUnlock();
            assertFalse(rw.tryLock());
            done.go(() -> rw.locked(() -> said.add("w1")));
            gosched();
            assertFalse(rw.tryRLock());
            for (int i = 0; i < 3; i++) {
                int n = i;
                done.go(() -> rw.rLocked(() -> said.add("r" + n)));
                gosched();
            }
            done.go(() -> rw.locked(() -> said.add("w2")));
            gosched();
            said.add("unlock");
            rw.rUnlock();
            done.await();
            return said;
        });
        assertEquals(List.of("unlock", "w1"), order.subList(0, 2));
        assertEquals("w2", order.getLast());
        assertEquals(6, order.size());
    }

    @Test
    @DisplayName("RW1: a reader that locks again behind a waiting writer deadlocks")
    void recursiveReadDeadlocks() {
        var outcome = Run.outcome(() -> {
            RWMutex rw = new RWMutex();
            rw.rLock();
            go(rw::lock);
            ChannelTest.untilWaiting(WaitReason.RW_MUTEX_LOCK, 1);
            rw.rLock();
            return null;
        });
        String report = assertInstanceOf(Program.Outcome.Fatal.class, outcome).report();
        assertTrue(report.contains("[sync.RWMutex.RLock]:") && report.contains("[sync.RWMutex.Lock]:"), report);
    }

    @Test
    @DisplayName("RW1: a writer that is stopped while it waits lets in the readers behind it, and the next writer")
    void stoppedWriter() throws Exception {
        RWMutex rw = new RWMutex();
        rw.rLock();
        Program first = waiting(rw::lock);
        Program second = waiting(rw::lock);
        Program reader = waiting(rw::rLock);
        stop(first);
        Run.until(() -> reader.goroutines().size() == 1); // it has entered, and ended
        assertFalse(rw.tryRLock(), "the other writer is next");
        rw.rUnlock();
        rw.rUnlock();
        Run.until(() -> second.goroutines().size() == 1);
        rw.unlock();
        assertTrue(rw.tryLock());
        stop(second);
        stop(reader);
    }

    @Test
    @DisplayName("RW1: a reader that is stopped while it waits is not counted among those that enter")
    void stoppedReader() throws Exception {
        RWMutex rw = new RWMutex();
        rw.lock();
        stop(waiting(rw::rLock));
        rw.unlock();
        assertTrue(rw.tryLock(), "no reader is left");
        rw.unlock();
        assertTrue(rw.tryRLock());
    }

    /// A program with a goroutine that waits in the operation, and a main one that sleeps.
    private static Program waiting(Body operation) throws Exception {
        Program program = Program.start("waits", () -> {
            go(operation);
            Go.sleep(Duration.ofHours(1));
            return null;
        });
        Run.until(() -> program.goroutines().stream()
                        .filter(g -> g.reason() != WaitReason.NONE)
                        .count()
                == 2);
        return program;
    }

    private static void stop(Program program) throws Exception {
        program.interrupt();
        Run.until(() -> program.goroutines().isEmpty());
    }

    @Test
    @DisplayName("G6: unlocking what is not locked is fatal")
    void misuse() {
        assertFatal("sync: Unlock of unlocked RWMutex", () -> new RWMutex().unlock());
        assertFatal("sync: RUnlock of unlocked RWMutex", () -> new RWMutex().rUnlock());
        assertFatal("sync: RUnlock of unlocked RWMutex", () -> {
            RWMutex rw = new RWMutex();
            rw.lock();
            rw.rUnlock();
        });
    }

    private static void assertFatal(String text, Runnable body) {
        var outcome = Run.outcome(() -> {
            body.run();
            return null;
        });
        String report = assertInstanceOf(Program.Outcome.Fatal.class, outcome).report();
        assertTrue(report.startsWith("fatal error: " + text + "\n"), report);
    }
}
