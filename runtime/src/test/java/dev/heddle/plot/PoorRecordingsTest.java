package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.Trace;
import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.WaitReason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each figure makes of recordings that hold little, or less than they should.
@Timeout(60)
class PoorRecordingsTest {
    private static final Map<String, Function<Recording, Figure>> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("lanes by processor", recording -> Plot.lanes(recording).byProcessor());
        FIGURES.put("lanes by thread", recording -> Plot.lanes(recording).byThread());
        FIGURES.put("lanes by goroutine", recording -> Plot.lanes(recording).byGoroutine());
        FIGURES.put("latencies", Plot::latencies);
        FIGURES.put("latencies by goroutine", Plot::latenciesByGoroutine);
        FIGURES.put("analysis", Plot::analysis);
        FIGURES.put("utilisation", Plot::utilisation);
        FIGURES.put("run queues", Plot::runQueues);
        FIGURES.put("channel", Plot::channel);
        FIGURES.put("a channel that is none", recording -> Plot.channel(recording, 77));
        FIGURES.put("lock", Plot::lock);
        FIGURES.put("a lock that is none", recording -> Plot.lock(recording, 77));
        FIGURES.put("waiting", Plot::waiting);
        FIGURES.put("messages", Plot::messages);
        FIGURES.put("accesses", Plot::accesses);
        FIGURES.put("states", Plot::states);
        FIGURES.put("fairness", Plot::fairness);
        FIGURES.put(
                "comparison",
                recording -> Plot.compare("a", recording, "b", recording).byGoroutine());
        FIGURES.put("stepping", recording -> Plot.stepping(recording).figure());
    }

    static Stream<String> figures() {
        return FIGURES.keySet().stream();
    }

    private static Figure draw(String name, Recording recording) {
        return FIGURES.getOrDefault(name, _ -> Plot.lanes(recording).byThread()).apply(recording);
    }

    private static Recording single(Event.Kind kind, boolean virtual) {
        Recorder recorder = new Recorder(() -> 5, virtual, 1, 16);
        recorder.record(kind, kind == Event.Kind.PROC_STEAL ? 0 : 1, 0, 0, WaitReason.CHAN_SEND, 0, 2, 1);
        return recorder.stop();
    }

    private static void assertReadable(String what, Figure figure) {
        assertFalse(figure.finding().isBlank(), what);
        assertFalse(figure.title().isBlank(), what);
        assertTrue(
                figure.marks().size() > 0 || !figure.subtitle().isEmpty(),
                () -> what + ": blank, and does not say why");
        assertDoesNotThrow(
                () -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(figure.svg().getBytes(StandardCharsets.UTF_8))),
                what);
        assertFalse(figure.svg().contains("NaN") || figure.svg().contains("Infinity"), what);
        try {
            String json = new ObjectMapper().writeValueAsString(figure.plotly());
            assertFalse(json.contains("NaN") || json.contains("Infinity"), what);
        } catch (JsonProcessingException e) {
            throw new AssertionError(what, e);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void nothingWasRecorded(String name) {
        assertReadable(name, draw(name, Simulation.of(1, 2, 1, 0)));
        assertReadable(name, draw(name, new Recorder(() -> 0, true, 1, 16).stop()));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void oneEvent(String name) {
        for (Event.Kind kind : Event.Kind.values()) {
            if (kind == Event.Kind.LOG) continue;
            assertReadable(name + " of " + kind, draw(name, single(kind, false)));
            assertReadable(name + " of " + kind, draw(name, single(kind, true)));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aNote(String name) {
        Recorder recorder = new Recorder(() -> 5, false, 1, 16);
        recorder.log(1, 0, 0, "here", 3, 1, 0);
        assertReadable(name, draw(name, recorder.stop()));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void anyStretchOfTime(String name) {
        Recording whole = Simulation.of(11, 3, 9, 400);
        long end = whole.meta().end();
        for (int i = 0; i < 8; i++) {
            assertReadable(name + " in eighth " + i, draw(name, whole.between(i * end / 8, (i + 1) * end / 8)));
        }
        assertReadable(name + " in a nanosecond", draw(name, whole.between(end / 2, end / 2 + 1)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void lostEventsAreSaidInTheSentence(String name) {
        Recording torn = Simulation.of(11, 2, 9, 2000, 64);
        Figure figure = draw(name, torn);
        String words = Numbers.count(torn.meta().dropped(), "event") + " lost before this begins";
        assertTrue(torn.meta().dropped() > 0);
        assertTrue(figure.finding().contains(words), figure::finding);
        assertTrue(figure.subtitle().contains(words), figure::subtitle);
        assertReadable(name, figure);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aTraceThatRunsSaysWhatToDo(String name) {
        Trace trace = Trace.start();
        try {
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> draw(name, trace));
            assertEquals("the trace is being taken: stop it first", e.getMessage());
            assertReadable(name, draw(name, trace.soFar()));
        } finally {
            trace.stop();
        }
    }
}
