package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunQueueTest {
    private final RunQueue queue = new RunQueue();

    private static List<G> goroutines(int n) {
        List<G> list = new ArrayList<>();
        G creator = G.current();
        for (int i = 0; i < n; i++) list.add(new G(null, creator, () -> {}));
        return list;
    }

    @Test
    @DisplayName("D6: first in, first out, 256 at most")
    void fifoAndBounded() {
        List<G> all = goroutines(RunQueue.CAPACITY + 1);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < RunQueue.CAPACITY; i++) assertTrue(queue.offer(all.get(i)));
            assertFalse(queue.offer(all.getLast()));
            assertEquals(RunQueue.CAPACITY, queue.size());
            for (int i = 0; i < RunQueue.CAPACITY; i++) assertSame(all.get(i), queue.poll());
            assertNull(queue.poll());
        }
    }

    @Test
    @DisplayName("D6: a thief takes the older half, rounded up")
    void grabTakesTheOlderHalf() {
        List<G> all = goroutines(5);
        all.forEach(queue::offer);
        G[] loot = new G[RunQueue.CAPACITY / 2];
        assertEquals(3, queue.grab(loot));
        for (int i = 0; i < 3; i++) assertSame(all.get(i), loot[i]);
        assertEquals(2, queue.size());
        assertEquals(1, queue.grab(loot));
        assertSame(all.get(4), queue.poll());
        assertEquals(0, queue.grab(loot));
    }

    @Test
    void ownerAndThievesTakeEachOnce() throws Exception {
        List<G> all = goroutines(100_000);
        ConcurrentLinkedQueue<G> taken = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> thieves = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            thieves.add(Thread.ofPlatform().start(() -> {
                G[] loot = new G[RunQueue.CAPACITY / 2];
                while (!over.get()) {
                    int n = queue.grab(loot);
                    for (int i = 0; i < n; i++) taken.add(loot[i]);
                }
            }));
        }
        for (G g : all) {
            while (!queue.offer(g)) {
                G oldest = queue.poll(); // null if the thieves were faster
                if (oldest != null) taken.add(oldest);
            }
        }
        for (G g = queue.poll(); g != null; g = queue.poll()) taken.add(g);
        while (!queue.isEmpty()) Thread.onSpinWait();
        over.set(true);
        for (Thread thief : thieves) thief.join();
        Set<G> distinct = new HashSet<>(taken);
        assertEquals(all.size(), taken.size());
        assertEquals(all.size(), distinct.size());
    }
}
