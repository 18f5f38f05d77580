package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.now;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimeTest {
    @Test
    @DisplayName("D8: the clock starts at 2000-01-01 UTC and moves only when all wait")
    void clock() {
        VirtualTime.run(() -> {
            assertEquals(Instant.parse("2000-01-01T00:00:00Z"), now());
            sleep(Duration.ofDays(365));
            assertEquals(Instant.parse("2000-12-31T00:00:00Z"), now());
        });
    }

    @Test
    @DisplayName("D8: settle waits until all others wait durably, without moving the clock")
    void settles() {
        VirtualTime.run(() -> {
            Instant began = now();
            Channel<Integer> c = Channel.make();
            AtomicInteger steps = new AtomicInteger();
            go(() -> {
                steps.incrementAndGet();
                c.receive();
                steps.incrementAndGet();
                sleep(1_000);
                steps.incrementAndGet();
            });
            VirtualTime.settle();
            assertEquals(1, steps.get());
            c.send(1);
            VirtualTime.settle();
            assertEquals(2, steps.get());
            assertEquals(began, now());
            sleep(1_000);
            VirtualTime.settle();
            assertEquals(3, steps.get());
        });
        assertThrows(IllegalStateException.class, VirtualTime::settle);
    }

    @Test
    @DisplayName("D8: run ends when all goroutines have ended")
    void waitsForAll() {
        List<String> order = new ArrayList<>();
        VirtualTime.run(() -> {
            go(() -> {
                sleep(60_000);
                order.add("goroutine");
            });
            order.add("body");
        });
        assertEquals(List.of("body", "goroutine"), order);
    }

    @Test
    @DisplayName("D8: deadlocks have Go's words")
    void deadlocks() {
        var all = assertThrows(
                Panic.class, () -> VirtualTime.run(() -> Channel.make().receive()));
        assertEquals("deadlock: all goroutines in bubble are blocked", all.getMessage());
        var rest = assertThrows(
                Panic.class, () -> VirtualTime.run(() -> go(() -> Channel.make().receive())));
        assertEquals("deadlock: main bubble goroutine has exited but blocked goroutines remain", rest.getMessage());
    }

    @Test
    void whatIsThrownLeavesRun() {
        assertThrows(
                AssertionError.class,
                () -> VirtualTime.run(() -> {
                    throw new AssertionError("seen");
                }));
        var panic = assertThrows(
                Panic.class,
                () -> VirtualTime.run(() -> {
                    go(() -> {
                        throw Go.panic("in a goroutine");
                    });
                    sleep(1);
                }));
        assertTrue(panic.getMessage().contains("in a goroutine"));
    }

    @Test
    void foreignWaitsHoldTheClock() {
        VirtualTime.run(() -> {
            Instant began = now();
            Channel<Integer> c = Channel.make();
            go(() -> {
                Thread.sleep(20);
                c.send(1);
            });
            c.receive();
            assertEquals(began, now());
        });
    }
}
