package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class EdgeTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyValueIsOneMessageFromItsSenderToItsReceiver(long seed) {
        ChannelSimulation channel = new ChannelSimulation(seed, (int) (seed % 4), 2 + (int) (seed % 5));
        Recording recording = channel.play(400);
        Map<List<Long>, Integer> expected = new HashMap<>();
        channel.passed.values().forEach(pair -> expected.merge(pair, 1, Integer::sum));
        Map<List<Long>, Integer> found = new HashMap<>();
        for (Edge edge : Edge.of(recording)) {
            assertTrue(edge.fromTime() <= edge.toTime(), edge::toString);
            if (edge.kind() == Edge.Kind.MESSAGE) found.merge(List.of(edge.from(), edge.to()), 1, Integer::sum);
        }
        // A receiver that was handed its value may not have run again.
        int missing = 0;
        for (var pair : expected.entrySet()) missing += pair.getValue() - found.getOrDefault(pair.getKey(), 0);
        assertTrue(missing >= 0 && missing <= 2 + seed % 5, () -> expected + " " + found);
        found.forEach((pair, n) -> assertTrue(n <= expected.getOrDefault(pair, 0), () -> pair + " " + n));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theChannelsLengthIsThatOfItsBuffer(long seed) {
        ChannelSimulation channel = new ChannelSimulation(seed, 1 + (int) (seed % 3), 2 + (int) (seed % 5));
        Recording recording = channel.play(400);
        List<Integer> lengths = Series.of(recording).stream()
                .filter(series -> series.name().equals("chan." + ChannelSimulation.CHANNEL + ".len"))
                .flatMap(series -> series.changes().stream())
                .map(change -> (int) change.value())
                .toList();
        assertEquals(channel.lengths, lengths);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCreationAndWakeUpLeadsToTheNextStart(long seed) {
        Recording recording = Simulation.of(seed, 1 + (int) (seed % 4), 8, 400);
        Map<Long, Event> causes = new HashMap<>();
        long expected = 0;
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case GO_CREATE, GO_UNBLOCK -> causes.put(e.partner(), e);
                case GO_START -> {
                    if (causes.remove(e.g()) != null) expected++;
                }
                default -> {}
            }
        }
        assertEquals(
                expected,
                Edge.of(recording).stream()
                        .filter(e -> e.kind() != Edge.Kind.MESSAGE)
                        .count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void statesAreCountedAsTheSpansSay(long seed) {
        Recording recording = Simulation.of(seed, 1 + (int) (seed % 4), 8, 200);
        Map<String, Series> counters = new HashMap<>();
        for (Series series : Series.of(recording)) counters.put(series.name(), series);
        for (long time = 0; time < recording.meta().end(); time += 997) {
            for (State state : State.values()) {
                long now = time;
                long spans = recording.spans().stream()
                        .filter(s -> s.state() == state && s.start() <= now && now < s.end())
                        .count();
                Series series = counters.get(state.name().toLowerCase(java.util.Locale.ROOT));
                assertEquals(spans, series.at(now), () -> state + " at " + now);
            }
        }
    }
}
