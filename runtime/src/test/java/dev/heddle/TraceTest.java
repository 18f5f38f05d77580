package dev.heddle;

import static dev.heddle.Go.log;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Edge;
import dev.heddle.trace.Event;
import dev.heddle.trace.Event.Kind;
import dev.heddle.trace.Series;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void whatRunsWhileItsMakerComputesWasStolen() {
        List<Edge> edges = Edge.of(Run.main(
                2,
                () -> Trace.of(() -> {
                    AtomicBoolean ran = new AtomicBoolean();
                    Go.go(() -> ran.set(true));
                    while (!ran.get()) Thread.onSpinWait();
                })));
        List<Edge> steals =
                edges.stream().filter(e -> e.kind() == Edge.Kind.STEAL).toList();
        assertTrue(steals.stream().anyMatch(e -> e.value().matches("1 from P[01] to P[01]")), edges::toString);
        long child = edges.stream()
                .filter(e -> e.kind() == Edge.Kind.CREATE)
                .findFirst()
                .orElseThrow()
                .to();
        assertTrue(steals.stream().anyMatch(e -> e.to() == child), edges::toString);
    }

    @Test
    void thoseThatYieldWaitInTheGlobalQueue() {
        Trace trace = Run.main(
                1,
                () -> Trace.of(() -> {
                    WaitGroup done = new WaitGroup();
                    for (int i = 0; i < 5; i++) done.go(Go::gosched);
                    done.await();
                }));
        Series global = Series.of(trace).stream()
                .filter(series -> series.name().equals("runq.global"))
                .findFirst()
                .orElseThrow();
        assertEquals(4, global.max(), "the fifth takes all when it has joined them");
        assertEquals(0, global.changes().getLast().value());
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

    private enum Colour {
        RED
    }

    /// A value whose text would do harm under a channel's lock.
    private static final class Surly {
        @Override
        public String toString() {
            throw new IllegalStateException("asked for its text");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void messagesTellTheirValuesIfAsked(int capacity) {
        List<Object> values = Arrays.asList(7, "word", 'c', true, Colour.RED, null, new Surly(), "x".repeat(50));
        Body body = () -> {
            Channel<Object> c = Channel.make(capacity);
            WaitGroup sender = new WaitGroup();
            sender.go(() -> {
                for (Object value : values) c.send(value);
                Go.select(Go.sending(c, "chosen", () -> {}));
                c.close();
            });
            for (Object _ : c) {}
            sender.await();
        };
        List<String> texts = List.of("7", "word", "c", "true", "RED", "null", "Surly", "x".repeat(39) + "…", "chosen");
        Trace asked = Run.main(() -> Trace.of(Trace.Options.STANDARD.withValues(), body));
        assertEquals(texts, texts(asked, Kind.CHAN_SEND));
        assertEquals(texts, texts(asked, Kind.CHAN_RECEIVE).subList(0, texts.size()), "the last is the close");
        assertEquals(
                texts,
                Edge.of(asked).stream()
                        .filter(e -> e.kind() == Edge.Kind.MESSAGE)
                        .map(Edge::value)
                        .toList());
        Trace unasked = Run.main(() -> Trace.of(body));
        assertEquals(Set.of(""), Set.copyOf(texts(unasked, Kind.CHAN_SEND)));
    }

    private static List<String> texts(Trace trace, Kind kind) {
        return trace.events().stream()
                .filter(e -> e.kind() == kind)
                .map(Event::value)
                .toList();
    }

    @Test
    void locksOfEitherKindAreToldApart() {
        Trace trace = Run.main(() -> Trace.of(() -> {
            new Mutex().locked(() -> {});
            RWMutex rw = new RWMutex();
            rw.locked(() -> {});
            rw.rLocked(() -> {});
        }));
        assertEquals(
                List.of(WaitReason.MUTEX_LOCK, WaitReason.RW_MUTEX_LOCK, WaitReason.RW_MUTEX_R_LOCK),
                trace.events().stream()
                        .filter(e -> e.kind() == Kind.LOCK_ACQUIRE)
                        .map(Event::reason)
                        .toList());
        assertEquals(
                List.of("mutex", "rwmutex"),
                trace.events().stream()
                        .filter(e -> e.kind() == Kind.LOCK_RELEASE)
                        .map(Event::objectKind)
                        .distinct()
                        .toList());
    }

    @Test
    void namesAreThoseOfGoroutines() {
        Trace trace = Run.main(() -> Trace.of(() -> Go.go("worker", () -> {})));
        assertTrue(trace.names().containsValue("worker"));
        assertTrue(trace.names().containsValue("main"));
    }
}
