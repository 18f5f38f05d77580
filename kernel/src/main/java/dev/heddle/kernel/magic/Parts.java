package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a cell at its magics, by the rules of IJava: a magic stands alone on its line, and a cell magic on the
/// first line of the cell that is not blank.
public final class Parts {

    private static final Pattern WHOLE =
            Pattern.compile("\\A\\s*?(?<sign>%%)(?<name>[A-Za-z]\\w*)(?<rest>[^\\n]*)\\n?");
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(?<sign>%)(?<name>[A-Za-z]\\w*)(?<rest>[^\\n]*)$");

    private Parts() {}

    /// The parts of a cell; a cell without magics is one part of Java.
    public static List<Part> of(String code) {
        if (code.indexOf('%') < 0) return List.of(new Part.Java(code));
        Matcher whole = WHOLE.matcher(code);
        if (whole.find()) {
            String body = code.substring(whole.end());
            return List.of(
                    new Part.Whole(whole.group("name"), Arguments.of(whole.group("rest")), body, whole.start("sign")));
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        Matcher line = LINE.matcher(code);
        TextBlocks blocks = new TextBlocks(code);
        while (line.find()) {
            if (blocks.contain(line.start())) continue;
            java(code, from, line.start(), parts);
            parts.add(new Part.Line(line.group("name"), Arguments.of(line.group("rest")), line.start("sign")));
            from = line.end();
        }
        java(code, from, code.length(), parts);
        return parts.isEmpty() ? List.of(new Part.Java(code)) : parts;
    }

    private static void java(String code, int from, int to, List<Part> parts) {
        if (code.substring(from, to).isBlank()) return;
        parts.add(new Part.Java(blank(code.substring(0, from)) + code.substring(from, to) + blank(code.substring(to))));
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
