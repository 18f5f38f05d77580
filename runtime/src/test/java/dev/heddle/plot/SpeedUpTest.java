package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpeedUpTest {
    @Test
    void speedUp() {
        Golden.check("speed-up", Plot.speedUp(times(n -> n / (1 + 0.05 * (n - 1) + 0.01 * n * (n - 1)), 0.04)));
    }

    @Test
    void efficiency() {
        Figure figure = Plot.efficiency(times(n -> n / (1 + 0.2 * (n - 1)), 0.04));
        Golden.check("efficiency", figure);
        assertEquals("Each of 16 processors does 25 % of what one alone does.", figure.finding());
    }

    @Test
    void amdahlsShareIsFoundAgain() {
        String finding = Plot.speedUp(times(n -> n / (1 + 0.2 * (n - 1)), 0)).toString();
        assertEquals("16 processors are 4 times as fast as one; by Amdahl's law 20 % of the work is serial.", finding);
    }

    @Test
    void gunthersPeakIsFoundAgain() {
        String finding = Plot.speedUp(times(n -> n / (1 + 0.1 * (n - 1) + 0.025 * n * (n - 1)), 0))
                .toString();
        assertTrue(finding.endsWith("by Gunther's more than 6 processors do not help."), finding);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Plot.speedUp(Map.of(2, List.of(1.0))));
        assertThrows(IllegalArgumentException.class, () -> Plot.speedUp(Map.of(1, List.of())));
        assertThrows(IllegalArgumentException.class, () -> Plot.speedUp(Map.of(1, List.of(0))));
    }

    /// Five runs on each number of processors around a law.
    private static Map<Integer, List<Double>> times(DoubleUnaryOperator law, double spread) {
        Map<Integer, List<Double>> times = new TreeMap<>();
        for (int n : new int[] {1, 2, 4, 8, 16}) {
            List<Double> runs = new ArrayList<>();
            for (int run = -2; run <= 2; run++) runs.add(100 / law.applyAsDouble(n) * (1 + spread * run));
            times.put(n, runs);
        }
        return times;
    }
}
