package dev.heddle;

import static dev.heddle.Go.log;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Event;
import dev.heddle.trace.Event.Kind;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TraceTest {
    private static Trace producerAndConsumer(int processors) {
        return Run.main(
                processors,
                () -> Trace.of(() -> {
                    Channel<Integer> c = Channel.make();
                    Mutex mu = new Mutex();
                    WaitGroup done = new WaitGroup();
                    done.go(() -> {
                        for (int i = 0; i < 100; i++) c.send(i);
                        c.close();
                    });
                    done.go(() -> {
                        for (int v : c) mu.locked(() -> log("got " + v));
                    });
                    done.await();
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyOperationIsRecordedOnce(int processors) {
        Trace trace = producerAndConsumer(processors);
        Map<Kind, Long> counts =
                trace.events().stream().collect(Collectors.groupingBy(Event::kind, Collectors.counting()));
        assertEquals(100, counts.get(Kind.CHAN_SEND));
        assertEquals(101, counts.get(Kind.CHAN_RECEIVE), "the last one sees the close");
        assertEquals(1, counts.get(Kind.CHAN_CLOSE));
        assertEquals(100, counts.get(Kind.LOCK_ACQUIRE));
        assertEquals(100, counts.get(Kind.LOCK_RELEASE));
        assertEquals(100, counts.get(Kind.LOG));
        assertEquals(2, counts.get(Kind.GO_CREATE));
        assertEquals(
                counts.get(Kind.GO_BLOCK), counts.get(Kind.GO_UNBLOCK), "main waits for the group and is woken, too");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void spansTileEachLifeAndNeverOverlapOnAProcessor(int processors) {
        Tiling.check(producerAndConsumer(processors).spans());
    }

    @Test
    void foreignWaitsShowAsSuch() {
        Trace trace = Run.main(() -> Trace.of(() -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> Thread.sleep(5));
            done.await();
        }));
        assertTrue(
                trace.spans().stream().anyMatch(s -> s.state() == State.BLOCKED && s.reason() == WaitReason.FOREIGN),
                trace.events().toString());
    }

    @Test
    @DisplayName("D7: one trace at a time, read when it has stopped")
    void oneTraceAtATimeAndItIsReadWhenStopped() {
        Trace trace = Trace.start();
        try {
            assertThrows(IllegalStateException.class, Trace::start);
            assertThrows(IllegalStateException.class, trace::events);
        } finally {
            trace.stop();
        }
        assertEquals(trace.events(), trace.stop().events());
        Trace.start().stop();
    }

    @Test
    void namesAreThoseOfGoroutines() {
        Trace trace = Run.main(() -> Trace.of(() -> Go.go("worker", () -> {})));
        assertTrue(trace.names().containsValue("worker"));
        assertTrue(trace.names().containsValue("main"));
    }
}
