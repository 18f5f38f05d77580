package dev.heddle.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    private static final long SECOND = 1_000_000_000;

    private final Segments segments = new Segments();
    private final Lines lines = new Lines(Std.OUT, segments);
    private final Thread a = new Thread(() -> {});
    private final Thread b = new Thread(() -> {});
    private long now;

    private void write(Thread thread, String text) {
        var bytes = text.getBytes(UTF_8);
        lines.write(thread, bytes, 0, bytes.length, now);
    }

    private String out() {
        var text = new StringBuilder();
        for (var segment : segments.take())
            if (segment instanceof Segments.Bytes(var _, var bytes)) text.append(bytes.toString(UTF_8));
        return text.toString();
    }

    @Test
    void piecesOfTwoThreadsBecomeWholeLines() {
        write(a, "a1 ");
        write(b, "b1 ");
        write(a, "a2\nnext ");
        write(b, "b2\n");
        assertEquals("a1 a2\nb1 b2\n", out());
    }

    @Test
    void anUnfinishedLineOfOneThreadShowsSoon() {
        write(a, "50 %");
        assertTrue(lines.age(now + SECOND / 100));
        assertEquals("", out());
        assertFalse(lines.age(now + SECOND / 5));
        assertEquals("50 %", out());
    }

    @Test
    void aRowOfDotsShowsWhileItGrows() {
        for (now = 0; now < SECOND; now += SECOND / 100) write(a, ".");
        lines.age(now);
        assertEquals(".".repeat(100), out());
    }

    @Test
    void anUnfinishedLineAmongThreadsWaitsLonger() {
        write(b, "b\n");
        write(a, "a");
        lines.age(now + SECOND / 2);
        assertEquals("b\n", out());
        lines.age(now + SECOND);
        assertEquals("a", out());
    }

    @Test
    void aLineThatHadToBeShownIsEndedBeforeAnotherThreads() {
        write(a, "a");
        lines.letGoAll();
        write(b, "b\n");
        write(a, "rest\n");
        assertEquals("a\nb\nrest\n", out());
    }

    @Test
    void aLineThatWasShownGoesOnIfNobodyCameBetween() {
        write(a, "a");
        lines.letGoAll();
        write(a, "rest\n");
        assertEquals("arest\n", out());
    }

    @Test
    void aFlushShowsALineEarlyOnlyWhileOneThreadWrites() {
        write(a, "name? ");
        lines.flushed(a);
        assertEquals("name? ", out());
        write(b, "b");
        lines.flushed(b);
        assertEquals("", out());
    }

    @Test
    void charactersAreNotCut() {
        var thread = "🧵".getBytes(UTF_8);
        lines.write(a, thread, 0, 3, now);
        lines.letGoAll();
        assertEquals("", out());
        lines.write(a, thread, 3, 1, now);
        lines.letGoAll();
        assertEquals("🧵", out());
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "é,2", "aé,3", "€,3", "🧵,4"})
    void wholeCharactersAreKept(String text, int length) {
        var bytes = text.getBytes(UTF_8);
        assertEquals(length, Lines.wholeCharacters(bytes));
        if (length > 1 && text.codePointCount(0, text.length()) == 1)
            for (int cut = 1; cut < length; cut++)
                assertEquals(0, Lines.wholeCharacters(java.util.Arrays.copyOf(bytes, cut)));
    }
}
