package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComparisonTest {
    private final Recording before = Simulation.of(7, 2, 4, 150);
    private final Recording after = Simulation.of(8, 2, 4, 100);

    @Test
    void processorsBeforeAndAfter() {
        Golden.check(
                "compare-processor",
                Plot.compare("before", before, "after", after).byProcessor());
    }

    @Test
    void goroutinesBeforeAndAfter() {
        Golden.check(
                "compare-goroutine",
                Plot.compare("before", before, "after", after).byGoroutine());
    }

    @Test
    void noSpanIsLostOrStretched() {
        double both = length(Plot.lanes(before).byProcessor())
                + length(Plot.lanes(after).byProcessor());
        assertEquals(both, length(Plot.compare("before", before, "after", after).byProcessor()), 1e-6);
    }

    @Test
    void nothingCannotBeCompared() {
        assertThrows(IllegalArgumentException.class, () -> Plot.compare(Map.of()));
    }

    private static double length(Figure figure) {
        return figure.marks().stream()
                .flatMap(mark -> ((Mark.Bars) mark).bars().stream())
                .mapToDouble(bar -> bar.to() - bar.from())
                .sum();
    }
}
