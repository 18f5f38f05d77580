package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutcomesTest {
    @Test
    void numbersStandInTheirOrder() {
        Golden.check("outcomes", Plot.outcomes(Map.of(10, 612, 11, 240, 12, 100, 20, 47, 100, 1)));
    }

    @Test
    void otherOutcomesStandByFrequency() {
        Figure figure = Plot.outcomes(new TreeMap<>(Map.of("a", 1, "b", 3L)));
        assertEquals("4 runs gave 2 different outcomes; most often b (75 %).", figure.toString());
        assertEquals("b", figure.x().ticks().getFirst().label());
    }

    @Test
    void oneOutcomeIsNotCalledDifferent() {
        assertEquals(
                "300 runs gave one outcome: 100.",
                Plot.outcomes(Map.of(100, 300)).toString());
    }

    @Test
    void noOutcomesAreAFigureThatSaysSo() {
        assertEquals("No run was counted.", Plot.outcomes(Map.of()).toString());
        assertEquals(0, Plot.outcomes(Map.of()).x().ticks().size());
    }

    @Test
    void tooManyOutcomesAreCutAndTheFigureSaysSo() {
        Map<Integer, Integer> many = new HashMap<>();
        for (int i = 0; i < 1000; i++) many.put(i, 1);
        assertEquals("the first 40 of 1,000 outcomes", Plot.outcomes(many).subtitle());
    }
}
