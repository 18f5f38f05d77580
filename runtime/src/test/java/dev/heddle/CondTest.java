package dev.heddle;

import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CondTest {
    private int turn; // guarded by the mutex

    @Tag("scheduler")
    @RepeatedTest(5)
    @DisplayName("CV1: broadcast at one P with 0..5 waiting: the last runs first, the others in order")
    void broadcastOrder() {
        assertEquals(List.of(5, 0, 1, 2, 3, 4), Run.main(1, () -> {
            List<Integer> order = new ArrayList<>();
            Mutex mu = new Mutex();
            Cond cond = new Cond(mu);
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 6; i++) {
                int n = i;
                done.go(() -> mu.locked(() -> {
                    cond.await();
                    order.add(n);
                }));
                gosched();
            }
            mu.locked(cond::broadcast);
            done.await();
            return order;
        }));
    }

    @EachP
    @DisplayName("CV1: each signal wakes the one that has waited longest, and nobody else")
    void signalWakesTheFirst(int processors) {
        Run.main(processors, () -> {
            Mutex mu = new Mutex();
            Cond cond = new Cond(mu);
            List<Integer> woken = new ArrayList<>();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 8; i++) {
                int n = i;
                done.go(() -> mu.locked(() -> {
                    cond.await();
                    woken.add(n);
                }));
                ChannelTest.untilWaiting(WaitReason.COND_WAIT, i + 1);
            }
            for (int i = 0; i < 8; i++) {
                int expected = i + 1;
                cond.signal();
                while (size(mu, woken) < expected) gosched();
                assertEquals(expected, size(mu, woken));
            }
            done.await();
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), woken);
            cond.signal();
            cond.broadcast();
            return null;
        });
    }

    private static int size(Mutex mu, List<?> list) {
        mu.lock();
        try {
            return list.size();
        } finally {
            mu.unlock();
        }
    }

    @EachP
    @DisplayName("CV1: no signal is lost: goroutines take turns")
    void turns(int processors) {
        int goroutines = 5;
        int rounds = 400;
        Run.main(processors, () -> {
            Mutex mu = new Mutex();
            Cond cond = new Cond(mu);
            AtomicInteger steps = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < goroutines; g++) {
                int me = g;
                done.go(() -> {
                    for (int i = 0; i < rounds; i++) {
                        mu.lock();
                        while (turn % goroutines != me) cond.await();
                        turn++;
                        steps.incrementAndGet();
                        cond.broadcast();
                        mu.unlock();
                    }
                });
            }
            done.await();
            assertEquals(goroutines * rounds, steps.get());
            return null;
        });
    }

    @Test
    void aStoppedWaitUnwindsThroughTheUnlock() throws Exception {
        Program program = Program.start("waits", () -> {
            Mutex mu = new Mutex();
            mu.locked(new Cond(mu)::await);
            return null;
        });
        var asleep = (Program.Outcome.Fatal) program.await();
        assertEquals(true, asleep.report().contains("[sync.Cond.Wait]:"));
    }

    @Test
    @DisplayName("CV1: a goroutine that failed to unlock, and so waits for nothing, takes no signal from another")
    void whoCannotUnlockTakesNoSignal() throws Exception {
        Mutex mu = new Mutex();
        Cond cond = new Cond(mu);
        assertInstanceOf(Program.Outcome.Fatal.class, Run.outcome(() -> {
            cond.await(); // without the lock
            return null;
        }));
        assertOneSignalWakes(cond, mu);
    }

    @Test
    @DisplayName("CV1: nor does one whose lock threw")
    void whoseLockThrewTakesNoSignal() throws Exception {
        Mutex mu = new Mutex();
        AtomicBoolean refuses = new AtomicBoolean(true);
        Cond cond = new Cond(new Locker() {
            @Override
            public void lock() {
                mu.lock();
            }

            @Override
            public void unlock() {
                if (refuses.get()) throw new IllegalStateException("no");
                mu.unlock();
            }
        });
        Run.main(() -> assertThrows(IllegalStateException.class, cond::await));
        refuses.set(false);
        assertOneSignalWakes(cond, mu);
    }

    private static void assertOneSignalWakes(Cond cond, Mutex mu) {
        Run.main(() -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> mu.locked(cond::await));
            ChannelTest.untilWaiting(WaitReason.COND_WAIT, 1);
            cond.signal();
            done.await(); // all asleep if the signal is lost
            return null;
        });
    }
}
