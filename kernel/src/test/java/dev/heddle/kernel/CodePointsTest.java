package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePointsTest {
    @ParameterizedTest
    @CsvSource({"abc,2,2", "🧵x,1,2", "🧵x,2,3", "🧵x,9,3", "🧵x,-1,0", "'',5,0"})
    void codePointsBecomeUnits(String text, int codePoints, int units) {
        assertEquals(units, CodePoints.toUnits(text, codePoints));
    }

    @ParameterizedTest
    @CsvSource({"abc,2,2", "🧵x,2,1", "🧵x,3,2", "🧵x,9,2", "🧵x,-1,0"})
    void unitsBecomeCodePoints(String text, int units, int codePoints) {
        assertEquals(codePoints, CodePoints.ofUnits(text, units));
    }
}
