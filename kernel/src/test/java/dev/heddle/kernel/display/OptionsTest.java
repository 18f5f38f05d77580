package dev.heddle.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OptionsTest {
    private final Options options = new Options();

    @Test
    void aNameAndAMethodAreOneOption() {
        options.set("display.maxRows", "7");
        assertEquals(7, options.display().maxRows());
        options.display().maxCols(3);
        assertEquals("3", options.get("display.maxCols"));
        options.display().format().na("-");
        assertEquals("""
                display.format.na = -
                display.maxColWidth = 200
                display.maxCols = 3
                display.maxRows = 7
                display.showIndex = false""", options.toString());
    }

    @Test
    void zeroMeansAll() {
        options.display().maxRows(0);
        assertEquals(Integer.MAX_VALUE, options.rows());
    }

    @Test
    void whatFitsNoOptionIsRefusedAndChangesNothing() {
        String before = options.toString();
        assertEquals(
                "there is no option display.html.border here; there are display.format.na, display.maxColWidth, "
                        + "display.maxCols, display.maxRows, display.showIndex",
                refusal("display.html.border", "1"));
        assertEquals("display.maxRows is a number, 0 for all, not -1", refusal("display.maxRows", "-1"));
        assertEquals("display.showIndex is true or false, not yes", refusal("display.showIndex", "yes"));
        assertEquals(before, options.toString());
    }

    private String refusal(String key, String value) {
        return assertThrows(IllegalArgumentException.class, () -> options.set(key, value))
                .getMessage();
    }
}
