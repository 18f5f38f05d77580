package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PoolTest {
    @Test
    @DisplayName("P1: get gives what was put, or a new object")
    void getsWhatWasPut() {
        AtomicInteger made = new AtomicInteger();
        Pool<String> pool = new Pool<>(() -> "new" + made.incrementAndGet());
        assertEquals("new1", pool.get());
        String mine = new String("mine");
        pool.put(mine);
        assertSame(mine, pool.get());
        assertEquals("new2", pool.get());
    }

    @Test
    @DisplayName("P1: an object that nobody gets is dropped at the second collection")
    void collectionsDrop() throws Exception {
        Pool<String> pool = new Pool<>(() -> "new");
        pool.put("old");
        Run.until(() -> {
            System.gc();
            String got = pool.get();
            if (got.equals("old")) pool.put(got); // put anew, so only a second collection without a get drops it
            System.gc();
            Thread.sleep(20);
            System.gc();
            Thread.sleep(20);
            return pool.get().equals("new");
        });
    }

    @Test
    @DisplayName("P1: no object is given to two")
    void givenToOne() {
        Run.main(2, () -> {
            Pool<AtomicInteger> pool = new Pool<>(AtomicInteger::new);
            AtomicInteger doubled = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 4; g++) {
                done.go(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        AtomicInteger users = pool.get();
                        if (users.incrementAndGet() != 1) doubled.incrementAndGet();
                        users.decrementAndGet();
                        pool.put(users);
                    }
                });
            }
            done.await();
            assertEquals(0, doubled.get());
            return null;
        });
    }
}
