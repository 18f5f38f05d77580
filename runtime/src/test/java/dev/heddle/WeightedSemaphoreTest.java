package dev.heddle;

import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WeightedSemaphoreTest {
    private static final Context BACKGROUND = Context.background();

    @Test
    @DisplayName("SEM1: a small request does not overtake a big one")
    void noOvertaking() {
        assertEquals(List.of("big", "small"), Run.main(1, () -> {
            List<String> order = new ArrayList<>();
            WeightedSemaphore sem = new WeightedSemaphore(10);
            sem.acquire(BACKGROUND, 5);
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                sem.acquire(BACKGROUND, 8);
                order.add("big");
                sem.release(8);
            });
            gosched();
            done.go(() -> {
                sem.acquire(BACKGROUND, 3);
                order.add("small");
                sem.release(3);
            });
            gosched();
            assertFalse(sem.tryAcquire(1));
            sem.release(5);
            done.await();
            return order;
        }));
    }

    @Test
    @DisplayName("SEM1: a request for more than there is waits for the context only; a done context wins")
    void contexts() {
        Run.main(() -> {
            WeightedSemaphore sem = new WeightedSemaphore(2);
            Context brief = BACKGROUND.withTimeout(Duration.ofMillis(5));
            assertSame(
                    ContextException.DEADLINE_EXCEEDED,
                    assertThrows(ContextException.class, () -> sem.acquire(brief, 3)));
            assertThrows(ContextException.class, () -> sem.acquire(brief, 1));
            assertTrue(sem.tryAcquire(2));
            Context ctx = BACKGROUND.withCancel();
            WaitGroup done = new WaitGroup();
            done.go(() -> assertThrows(ContextException.class, () -> sem.acquire(ctx, 1)));
            ChannelTest.untilWaiting(WaitReason.SELECT, 1);
            ctx.cancel();
            done.await();
            sem.release(2);
            assertTrue(sem.tryAcquire(2), "nothing of what was cancelled is held");
            return null;
        });
    }

    @Test
    @DisplayName("SEM1: releasing more than held panics")
    void misuse() {
        assertEquals(
                "semaphore: released more than held",
                assertThrows(Panic.class, () -> new WeightedSemaphore(1).release(1))
                        .getMessage());
    }

    @EachP
    @DisplayName("SEM1: never more is held than there is")
    void bound(int processors) {
        Run.main(processors, () -> {
            WeightedSemaphore sem = new WeightedSemaphore(5);
            AtomicLong held = new AtomicLong();
            AtomicLong most = new AtomicLong();
            WaitGroup done = new WaitGroup();
            for (int g = 1; g <= 5; g++) {
                int units = g;
                done.go(() -> {
                    for (int i = 0; i < 300; i++) {
                        sem.acquire(BACKGROUND, units);
                        most.accumulateAndGet(held.addAndGet(units), Math::max);
                        gosched();
                        held.addAndGet(-units);
                        sem.release(units);
                    }
                });
            }
            done.await();
            assertTrue(most.get() <= 5, "at most " + most);
            return null;
        });
    }
}
