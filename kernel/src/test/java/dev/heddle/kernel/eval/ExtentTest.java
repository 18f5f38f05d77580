package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtentTest {
    private static void assertAbout(long bytes, Object value) {
        long found = Extent.of(value);
        assertTrue(found > bytes / 2 && found < bytes * 3, () -> found + " instead of about " + bytes);
    }

    @Test
    void arraysTextAndCollectionsCountWithWhatIsInThem() {
        assertAbout(8_000_000, new long[1_000_000]);
        assertAbout(1_000_000, "x".repeat(1_000_000));
        var list = new ArrayList<byte[]>();
        for (int i = 0; i < 100; i++) list.add(new byte[100_000]);
        assertAbout(10_000_000, list);
        assertAbout(10_000_000, Map.of("a", List.of(list)));
        var map = new HashMap<Integer, String>();
        for (int i = 0; i < 100_000; i++) map.put(i, "value " + i);
        assertAbout(8_000_000, map);
        assertAbout(16_000_000, new Object[] {new int[2_000_000], new int[2_000_000]});
    }

    @Test
    void objectsOfCellsCountWithTheirFields() {
        try (var cells = new Cells()) {
            assertAbout(5_000_000, cells.value("class Box { private Object o = new byte[5_000_000]; }\nnew Box()"));
        }
    }

    @Test
    void smallThingsAreSmall() {
        assertTrue(Extent.of(null) + Extent.of(5) + Extent.of(List.of("a")) < 1000);
    }
}
