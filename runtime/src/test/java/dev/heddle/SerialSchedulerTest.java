package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.Program.Outcome;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What would leave a serial program without an end.
@Timeout(30)
class SerialSchedulerTest {
    private static final AtomicInteger RAN = new AtomicInteger();

    /// While it is initialized the JDK cannot unmount the goroutine that does it.
    private static final class Slow {
        static final int ONE;

        static {
            for (int i = 0; i < 20; i++) gosched();
            ONE = 1;
        }
    }

    @Test
    @DisplayName("scheduling points inside a class initializer lose no goroutine")
    void pinned() {
        int ran = Schedule.seeded(3, () -> {
                    RAN.set(0);
                    WaitGroup done = new WaitGroup();
                    for (int i = 0; i < 4; i++) {
                        done.go(() -> {
                            gosched();
                            RAN.incrementAndGet();
                        });
                    }
                    done.go(() -> RAN.addAndGet(Slow.ONE));
                    done.await();
                    return RAN.get();
                })
                .value();
        assertEquals(5, ran);
    }

    @Test
    @DisplayName("an error on the thread that runs a program ends the program")
    void machineFails() {
        var failure = new OutOfMemoryError("seen");
        var scheduler = new SerialScheduler(
                options -> {
                    if (Thread.currentThread().isVirtual()) return 0;
                    throw failure;
                },
                new Bubble(false));
        Program program = Program.start("main", scheduler, () -> {
            Channel<Integer> never = Channel.make();
            go(never::receive);
            go(never::receive);
            return never.receive();
        });
        scheduler.run(program);
        Outcome outcome = Schedule.await(program, scheduler);
        assertSame(failure, assertInstanceOf(Outcome.Threw.class, outcome).cause());
    }

    @Test
    @DisplayName("a run that is over is not kept: samples may be as long as they like")
    void runsAreNotKept() throws Exception {
        var value = new WeakReference<>(Schedule.seeded(1, Object::new).value());
        Run.until(() -> {
            System.gc();
            return value.refersTo(null);
        });
    }

    @Test
    @DisplayName("a fatal error on a thread outside ends a program whose goroutines wait where nothing wakes them")
    void endedFromOutside() {
        Object monitor = new Object();
        var run = Schedule.seeded(1, () -> {
            CountDownLatch holds = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            // in a group of its own, since it never ends and would keep all others from being all asleep
            Thread.ofPlatform().group(Machine.GROUP).daemon().start(() -> {
                synchronized (monitor) {
                    holds.countDown();
                    while (main.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                    new Mutex().unlock();
                }
            });
            holds.await();
            synchronized (monitor) {
                return 1;
            }
        });
        assertInstanceOf(Outcome.Fatal.class, run.outcome());
    }
}
