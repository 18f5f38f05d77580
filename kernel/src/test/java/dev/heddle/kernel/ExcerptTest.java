package dev.heddle.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    private static final int LIMIT = 200_000;

    private final Segments shown = new Segments();
    private final Spool spool = new Spool();
    private final Excerpt excerpt = new Excerpt(shown, spool, LIMIT);

    private String shown() {
        var text = new StringBuilder();
        for (var segment : shown.take())
            if (segment instanceof Segments.Bytes(var _, var bytes)) text.append(bytes.toString(UTF_8));
        return text.toString();
    }

    private static String lines(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) text.append("line ").append(i).append('\n');
        return text.toString();
    }

    @Test
    void whatFitsIsShownWhole() {
        var text = lines(0, 18_500);
        assertTrue(text.length() > LIMIT * 9 / 10 && text.length() < LIMIT);
        excerpt.add(Std.OUT, text.getBytes(UTF_8));
        assertFalse(excerpt.omits());
        excerpt.end();
        assertEquals(text, shown());
        assertFalse(spool.used());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 200_000})
    void whatDoesNotFitShowsHeadCountAndTailAndIsKept(int linesAtATime) throws IOException {
        int all = 200_000;
        for (int i = 0; i < all; i += linesAtATime)
            excerpt.add(Std.OUT, lines(i, i + linesAtATime).getBytes(UTF_8));
        assertTrue(excerpt.omits());
        excerpt.end();
        spool.close();
        var text = shown();
        var note = Pattern.compile(
                        "\n… ([0-9,]+) bytes \\(([0-9,]+) lines\\) are not shown here: all of it is in (\\S+) …\n\n")
                .matcher(text);
        assertTrue(note.find(), text.substring(0, 100));
        var head = text.substring(0, note.start());
        var tail = text.substring(note.end());
        int headLines = (int) head.lines().count();
        int tailLines = (int) tail.lines().count();
        assertEquals(lines(0, headLines), head);
        assertEquals(lines(all - tailLines, all), tail);
        assertEquals(all, headLines + tailLines + number(note.group(2)));
        var whole = lines(0, all);
        assertEquals(whole.length(), head.length() + tail.length() + number(note.group(1)));
        var file = Path.of(note.group(3));
        assertEquals(whole, Files.readString(file));
        Files.delete(file);
        assertTrue(text.length() < LIMIT + 200);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace(",", ""));
    }

    @Test
    void oneLineTooLongIsCutToo() throws IOException {
        excerpt.add(Std.OUT, "x".repeat(1_000_000).getBytes(UTF_8));
        excerpt.end();
        var text = shown();
        assertTrue(text.contains("934,464 bytes (0 lines)"), text.substring(0, 200));
        Files.delete(Path.of(text.replaceAll("(?s).*is in (\\S+) .*", "$1")));
    }
}
