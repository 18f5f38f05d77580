package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LatenciesTest {
    @Test
    void latenciesByGoroutine() {
        Golden.check("latencies-goroutine", Plot.latenciesByGoroutine(Simulation.of(7, 2, 6, 3000)));
    }

    @Test
    void latencies() {
        Golden.check("latencies", Plot.latencies(Simulation.of(7, 2, 12, 3000)));
    }

    @Test
    void everyFinishedWaitIsCountedOnce() {
        Recording recording = Simulation.of(8, 3, 9, 2000);
        long waits = recording.spans().stream()
                .filter(s -> s.state() == State.RUNNABLE
                        && s.duration() > 0
                        && s.end() < recording.meta().end())
                .count();
        double counted = Plot.latencies(recording).marks().stream()
                .filter(Mark.Columns.class::isInstance)
                .flatMap(mark -> ((Mark.Columns) mark).points().stream())
                .mapToDouble(Mark.Point::y)
                .sum();
        assertEquals((double) waits, counted);
    }

    @Test
    void noRuleCrossesTheLabelOfANearOne() {
        List<Mark> rules = List.of(
                new Mark.Rule("p95 1.00 ms", Palette.RULE, true, 1.0),
                new Mark.Rule("p99 1.02 ms", Palette.RULE, true, 1.01));
        Axis decades = new Axis.Decades("wait", 0, 3, List.of("100 µs", "1 ms", "10 ms", "100 ms"));
        String svg = Figure.of("Waits", "", decades, new Axis.Linear("waits", 0, 1), rules)
                .svg();
        assertTrue(svg.contains("text-anchor=\"end\" class=\"r\">p95"), svg);
        assertTrue(svg.contains("text-anchor=\"start\" class=\"r\">p99"), svg);
        assertTrue(svg.indexOf(">p95") > svg.lastIndexOf("stroke-dasharray"), svg);
    }

    @Test
    void aRecordingWithoutWaitsSaysSo() {
        assertEquals(
                "No goroutine waited for a processor and got it.",
                Plot.latencies(Simulation.of(1, 1, 1, 0)).toString());
    }
}
