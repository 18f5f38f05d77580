package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComparisonsTest {
    @Test
    void durations() {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        times.put("goroutines", spread(200));
        times.put("threads", spread(1_500));
        Map<String, Long> references = new LinkedHashMap<>();
        references.put("0.2 µs", 200L);
        references.put("1 µs", 1_000L);
        Golden.check("durations", Plot.durations(times, references));
    }

    @Test
    void graph() {
        Map<String, Map<Integer, Double>> curves = new LinkedHashMap<>();
        curves.put("ideal", Map.of(1, 1.0, 2, 2.0, 4, 4.0));
        curves.put("one tenth serial", Map.of(1, 1.0, 2, 1.82, 4, 3.08));
        Golden.check("graph", Plot.graph("processors", "speed-up", curves));
    }

    @Test
    void theFindingOfDurationsSaysMedianAndSpread() {
        List<Long> hundred = new ArrayList<>();
        for (long i = 1; i <= 100; i++) hundred.add(i);
        assertEquals(
                "x median 50 ns (5 ns to 95 ns).",
                Plot.durations(Map.of("x", hundred), Map.of()).finding());
    }

    @Test
    void nothingIsAFigureToo() {
        assertTrue(Plot.durations(Map.of(), Map.of()).svg().contains("<svg"));
        assertTrue(Plot.graph("x", "y", Map.of()).svg().contains("<svg"));
    }

    private static List<Long> spread(long least) {
        List<Long> times = new ArrayList<>();
        for (long i = 0; i < 100; i++) times.add(least + least * i * i / 2_000);
        return times;
    }
}
