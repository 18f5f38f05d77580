package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GlobalQueueTest {
    private final GlobalQueue queue = new GlobalQueue();

    @Test
    @DisplayName("a goroutine that is submitted again while it is queued keeps its one place")
    void eachOnce() {
        G creator = G.current();
        G a = new G("a", creator, () -> {});
        G b = new G("b", creator, () -> {});
        queue.add(a);
        queue.add(b);
        queue.add(a);
        queue.addAll(new G[] {b, a}, 2);
        assertEquals(2, queue.size());
        assertSame(a, queue.poll());
        queue.add(a);
        assertSame(b, queue.poll());
        assertSame(a, queue.poll());
        assertNull(queue.poll());
        assertEquals(0, queue.size());
    }

    @Test
    @DisplayName("dumps, for which the JDK submits runnable goroutines again, lose and double none")
    void dumpsWhileOthersYield() {
        int goroutines = 20;
        int yields = 20_000;
        AtomicLongArray done = new AtomicLongArray(goroutines);
        AtomicInteger left = new AtomicInteger(goroutines);
        Run.main(1, () -> {
            Thread.ofPlatform().start(() -> {
                while (left.get() > 0) Go.dump();
            });
            WaitGroup all = new WaitGroup();
            for (int g = 0; g < goroutines; g++) {
                int n = g;
                all.go(() -> {
                    for (int i = 0; i < yields; i++) {
                        done.incrementAndGet(n);
                        Go.gosched();
                    }
                    left.decrementAndGet();
                });
            }
            all.await();
            return null;
        });
        for (int g = 0; g < goroutines; g++) assertEquals(yields, done.get(g));
        ParallelScheduler scheduler = (ParallelScheduler) Scheduler.standard();
        assertTrue(scheduler.counts().global() <= goroutines, scheduler.counts().toString());
    }
}
