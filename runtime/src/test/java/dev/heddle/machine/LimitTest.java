package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitTest {
    @Test
    void rowsAreReadAndTheHeadingIsNot() {
        List<Limit> limits = Limit.parse(List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max stack size            8388608              unlimited            bytes     ",
                "Max nice priority         0                    0                    "));
        assertEquals(
                List.of(
                        new Limit("Max stack size", OptionalLong.of(8388608), OptionalLong.empty(), "bytes"),
                        new Limit("Max nice priority", OptionalLong.of(0), OptionalLong.of(0), "")),
                limits);
    }
}
