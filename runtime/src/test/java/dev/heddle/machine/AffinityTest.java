package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffinityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 1", "0-3 | 4", "0-1,4,8-15 | 11", "7,9 | 2"})
    void rangesAreCounted(String ranges, int cpus) {
        assertEquals(OptionalInt.of(cpus), Affinity.read(List.of("Name:\tjava", "Cpus_allowed_list:\t" + ranges)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "x", "3-1", "0,,2"})
    void whatIsNoListOfRangesTellsNothing(String ranges) {
        assertEquals(OptionalInt.empty(), Affinity.read(List.of("Cpus_allowed_list:\t" + ranges)));
    }

    @Test
    void withoutTheLineNothingIsTold() {
        assertEquals(OptionalInt.empty(), Affinity.read(List.of()));
    }
}
