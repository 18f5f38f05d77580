package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Figures of where time went: on processors, in their queues, and in goroutines' lives.
@Timeout(60)
class ProcessorsTest {
    private final Recording recording = Simulation.of(7, 3, 9, 1200);
    private final Recording empty = Simulation.of(1, 2, 1, 0);

    @Test
    void analysis() {
        Golden.check("analysis", Plot.analysis(recording));
    }

    @Test
    void utilisation() {
        Golden.check("utilisation", Plot.utilisation(recording));
    }

    @Test
    void runQueues() {
        Golden.check("run-queues", Plot.runQueues(recording));
    }

    @Test
    void everyLifeIsAHundredPerCent() {
        double[] ends = new double[Plot.analysis(recording).y().ticks().size()];
        for (Mark.Bar bar : bars(Plot.analysis(recording))) ends[(int) bar.lane()] += bar.to() - bar.from();
        for (double end : ends) assertEquals(100, end, 1e-9);
    }

    @Test
    void aCellIsDarkerWhereMoreRan() {
        List<Mark.Bar> cells = bars(Plot.utilisation(recording));
        double width = cells.getFirst().to() - cells.getFirst().from();
        for (Mark.Bar cell : cells) {
            double busy = recording.spans().stream()
                            .filter(s -> s.state() == State.RUNNING && s.p() == (int) cell.lane())
                            .mapToDouble(s -> Math.max(
                                    0, Math.min(s.end() / 1e3, cell.to()) - Math.max(s.start() / 1e3, cell.from())))
                            .sum()
                    / width;
            assertEquals(
                    Math.min(3, (int) (4 * busy + 1e-6)),
                    List.of("#c6dbef", "#73b2d8", "#2e7ebc", "#0a549e")
                            .indexOf(cell.ink().colour()),
                    cell::hover);
        }
    }

    @Test
    void readyGoroutinesAreAllInAQueue() {
        Figure figure = Plot.runQueues(Simulation.of(7, 3, 9, 200));
        double top = ((Mark.Line) figure.marks().getFirst())
                .points().stream().mapToDouble(Mark.Point::y).max().orElseThrow();
        Recording small = Simulation.of(7, 3, 9, 200);
        long most = 0;
        for (Span span : small.spans()) {
            most = Math.max(
                    most,
                    small.spans().stream()
                            .filter(s ->
                                    s.state() == State.RUNNABLE && s.start() <= span.start() && span.start() < s.end())
                            .count());
        }
        assertEquals((double) most, top);
    }

    @Test
    void anEmptyRecordingIsAFigureThatSaysSo() {
        assertEquals("nothing was recorded", Plot.analysis(empty).subtitle());
        assertEquals("nothing ran", Plot.utilisation(empty).subtitle());
        assertEquals("No goroutine was ever ready.", Plot.runQueues(empty).toString());
        assertTrue(Plot.runQueues(empty).svg().startsWith("<svg"));
    }

    private static List<Mark.Bar> bars(Figure figure) {
        return figure.marks().stream()
                .filter(Mark.Bars.class::isInstance)
                .flatMap(mark -> ((Mark.Bars) mark).bars().stream())
                .toList();
    }
}
