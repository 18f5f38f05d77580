package dev.heddle.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static Words words(String text) {
        return Words.of(
                text,
                name -> Optional.ofNullable(Map.of("HOME", "/root", "v", "1.2").get(name)));
    }

    @Test
    void quotesKeepBlanksTogether() throws Misuse {
        assertEquals(
                List.of("a", "b c", "d\"e", "x y/z"),
                words("a \"b c\" \"d\\\"e\" \"x y\"/z").rest());
        assertEquals(List.of("C:\\lib\\a.jar"), words("C:\\lib\\a.jar").rest());
    }

    @Test
    void variablesStandForTheirValues() throws Misuse {
        assertEquals(
                List.of("/root/lib", "g:a:1.2", "$other", "a$"),
                words("$HOME/lib g:a:${v} $other a$").rest());
        assertEquals(List.of("g:1.2", "\\{other}"), words("g:\\{v} \\{other}").rest());
    }

    @Test
    void optionsMayStandAnywhere() throws Misuse {
        Words words = words("x --from=one y --from two --offline");
        assertTrue(words.flag("--offline"));
        assertFalse(words.flag("--offline"));
        assertEquals(List.of("one", "two"), words.option("--from"));
        assertEquals(List.of("x", "y"), words.rest());
    }

    @Test
    void whatIsUnknownOrMissingIsNamed() {
        assertTrue(assertThrows(Misuse.class, () -> words("--fast x").rest())
                .getMessage()
                .contains("--fast"));
        assertTrue(assertThrows(Misuse.class, () -> words("--from").option("--from"))
                .getMessage()
                .contains("--from"));
        assertTrue(assertThrows(Misuse.class, () -> words("").next("a file"))
                .getMessage()
                .contains("a file"));
        assertTrue(assertThrows(Misuse.class, () -> words("more").end())
                .getMessage()
                .contains("more"));
    }
}
