package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatesTest {
    @Test
    void states() {
        Golden.check("states", Plot.states(Simulation.of(7, 2, 6, 150)));
    }

    @Test
    void statesOfALongRecordingAreMeans() {
        Figure figure = Plot.states(Simulation.of(7, 4, 30, 30_000));
        Golden.check("states-long", figure);
        assertTrue(figure.subtitle().startsWith("means over "), figure::subtitle);
    }

    @Test
    void theAreaOfALayerIsTheTimeInItsState() {
        Recording recording = Simulation.of(3, 4, 30, 20_000);
        Recording.Meta meta = recording.meta();
        List<Series> counters = Series.of(recording).stream()
                .filter(s -> s.name().equals("running"))
                .toList();
        double mean = new Curves(meta.begin(), meta.end(), Clock.of(recording))
                .stacked(counters).getFirst().stream()
                        .limit(500)
                        .mapToDouble(Mark.Point::y)
                        .average()
                        .orElseThrow();
        long running = recording.spans().stream()
                .filter(s -> s.state() == State.RUNNING)
                .mapToLong(Span::duration)
                .sum();
        assertEquals(running / (double) (meta.end() - meta.begin()), mean, 0.001);
    }

    @Test
    void anEmptyRecordingSaysSo() {
        assertEquals(
                "Nothing was recorded.", Plot.states(Simulation.of(1, 2, 1, 0)).toString());
    }
}
