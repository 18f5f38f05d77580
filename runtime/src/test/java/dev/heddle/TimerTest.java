package dev.heddle;

import static dev.heddle.Go.after;
import static dev.heddle.Go.afterFunc;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Most run on a virtual clock, so that instants are exact; [#wallClock] does not.
@Timeout(30)
class TimerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static <T> T virtual(Callable<T> body) {
        return Schedule.seeded(1, body).value();
    }

    private static boolean ready(ReceiveChannel<?> c) {
        return select(receiving(c, v -> {}), otherwise(() -> {})) == 0;
    }

    @Tag("scheduler")
    @Test
    @DisplayName("T1: the channel shows no buffer; after stop or reset nothing of before is received")
    void stopAndReset() {
        virtual(() -> {
            Timer timer = new Timer(SECOND);
            assertEquals(0, timer.channel().cap());
            sleep(2_000);
            assertEquals(0, timer.channel().len());
            assertTrue(timer.stop(), "it has rung, but nobody has received");
            assertFalse(ready(timer.channel()));
            assertFalse(timer.stop());
            assertFalse(timer.reset(SECOND));
            sleep(2_000);
            assertTrue(timer.reset(SECOND));
            assertFalse(ready(timer.channel()));
            sleep(999);
            assertFalse(ready(timer.channel()));
            sleep(1);
            assertTrue(ready(timer.channel()));
            assertFalse(timer.stop(), "it has been received");
            return null;
        });
    }

    @Tag("scheduler")
    @Test
    @DisplayName("T2: afterFunc runs in a goroutine of its own; stop tells whether it came in time")
    void afterFuncs() {
        virtual(() -> {
            AtomicInteger ran = new AtomicInteger();
            AfterFunc late = afterFunc(SECOND, ran::incrementAndGet);
            AfterFunc early = afterFunc(SECOND, ran::incrementAndGet);
            assertTrue(early.stop());
            assertFalse(early.stop());
            sleep(1_001);
            assertEquals(1, ran.get());
            assertFalse(late.stop());
            assertFalse(late.reset(SECOND));
            sleep(1_001);
            assertEquals(2, ran.get());
            return null;
        });
    }

    @Tag("scheduler")
    @Test
    @DisplayName("T3: a ticker drops ticks for a slow receiver, and ticks on in its rhythm; stop does not close it")
    void ticker() {
        virtual(() -> {
            Ticker ticker = new Ticker(SECOND);
            Instant first = ticker.channel().receive();
            assertEquals(first.plus(SECOND), ticker.channel().receive());
            sleep(3_500);
            assertEquals(first.plus(SECOND.multipliedBy(2)), ticker.channel().receive());
            assertFalse(ready(ticker.channel()), "at most one is kept");
            assertEquals(first.plus(SECOND.multipliedBy(5)), ticker.channel().receive());
            ticker.reset(SECOND.dividedBy(2));
            sleep(500);
            assertTrue(ready(ticker.channel()));
            ticker.stop();
            sleep(5_000);
            assertFalse(ready(ticker.channel()));
            return null;
        });
        assertEquals(
                "non-positive interval for NewTicker",
                assertThrows(Panic.class, () -> new Ticker(Duration.ZERO)).getMessage());
    }

    @Tag("scheduler")
    @Test
    @DisplayName("T5: after and sleep keep order and instants")
    void order() {
        virtual(() -> {
            Instant began = after(Duration.ZERO).receive();
            var two = after(SECOND.multipliedBy(2));
            var one = after(SECOND);
            assertEquals(1, select(receiving(two, v -> {}), receiving(one, v -> assertEquals(began.plus(SECOND), v))));
            assertEquals(began.plus(SECOND.multipliedBy(2)), two.receive());
            return null;
        });
    }

    @Test
    void wallClock() {
        Run.main(() -> {
            long began = System.nanoTime();
            after(Duration.ofMillis(10)).receive();
            assertTrue(System.nanoTime() - began >= 10_000_000);
            WaitGroup done = new WaitGroup();
            done.add(1);
            afterFunc(Duration.ofMillis(5), done::done);
            done.await();
            try (Ticker ticker = new Ticker(Duration.ofMillis(1))) {
                for (int i = 0; i < 5; i++) ticker.channel().receive();
            }
            return null;
        });
        assertTrue(
                after(Duration.ofMillis(1)).receive().isAfter(Instant.EPOCH),
                "from a thread that is no goroutine, too");
    }
}
