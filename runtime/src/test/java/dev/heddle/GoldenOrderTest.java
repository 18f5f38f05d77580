package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/// The orders in which Go 1.25 to 1.27 run these programs at GOMAXPROCS=1, 20 runs of 20.
@Timeout(20)
class GoldenOrderTest {
    private final List<Object> order = new ArrayList<>();

    @RepeatedTest(5)
    @DisplayName("G2: the goroutine started last runs first, the others in order")
    void goroutinesStartedInALoop() {
        assertOrder("9 0 1 2 3 4 5 6 7 8", () -> {
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 10; i++) {
                int n = i;
                done.go(() -> order.add(n));
            }
            done.await();
            return null;
        });
    }

    @RepeatedTest(5)
    @DisplayName("C9: close wakes receivers last in, first out, the first of them in runnext")
    void closeWithReceiversBlocked() {
        assertOrder("0 5 4 3 2 1", () -> {
            WaitGroup done = new WaitGroup();
            Channel<Integer> c = Channel.make();
            startSix(done, n -> {
                c.receive();
                order.add(n);
            });
            c.close();
            done.await();
            return null;
        });
    }

    @RepeatedTest(5)
    @DisplayName("M1: waiters of a mutex get it first in, first out")
    void unlockWithWaiters() {
        assertOrder("0 1 2 3 4 5", () -> {
            WaitGroup done = new WaitGroup();
            Mutex mu = new Mutex();
            mu.lock();
            startSix(done, n -> mu.locked(() -> order.add(n)));
            mu.unlock();
            done.await();
            return null;
        });
    }

    @RepeatedTest(5)
    @DisplayName("C3: an unbuffered channel's partners run two operations each in turn")
    void unbufferedProducerAndConsumer() {
        assertOrder("s0 r0 r1 s1 s2 r2 r3 s3 s4 r4 r5 s5 s6 r6 r7 s7", () -> producerAndConsumer(0));
    }

    @RepeatedTest(5)
    @DisplayName("C4: a buffered channel's partners run until it is full or empty")
    void bufferedProducerAndConsumer() {
        assertOrder("s0 s1 s2 s3 r0 r1 r2 r3 r4 s4 s5 s6 s7 r5 r6 r7", () -> producerAndConsumer(3));
    }

    @RepeatedTest(5)
    @DisplayName("G10: gosched puts the caller behind all others")
    void threeGoroutinesThatYield() {
        assertOrder("C0 A0 B0 C1 A1 B1 C2 A2 B2", () -> {
            WaitGroup done = new WaitGroup();
            for (String name : List.of("A", "B", "C")) {
                done.go(() -> {
                    for (int i = 0; i < 3; i++) {
                        order.add(name + i);
                        gosched();
                    }
                });
            }
            done.await();
            return null;
        });
    }

    private Object producerAndConsumer(int capacity) {
        Channel<Integer> c = Channel.make(capacity);
        WaitGroup done = new WaitGroup();
        done.add(1);
        go(() -> {
            for (int i = 0; i < 8; i++) {
                c.send(i);
                order.add("s" + i);
            }
            c.close();
        });
        go(() -> {
            for (int v : c) order.add("r" + v);
            done.done();
        });
        done.await();
        return order;
    }

    private interface Numbered {
        void run(int n);
    }

    /// Starts six goroutines and lets each come to its wait before the next is started.
    private static void startSix(WaitGroup done, Numbered body) {
        for (int i = 0; i < 6; i++) {
            int n = i;
            done.go(() -> body.run(n));
            gosched();
        }
    }

    private void assertOrder(String expected, Callable<?> body) {
        Run.main(1, body);
        assertEquals(
                expected, String.join(" ", order.stream().map(String::valueOf).toList()));
    }
}
