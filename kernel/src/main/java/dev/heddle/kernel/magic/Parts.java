package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a cell at its magics, by the rules of IJava: a line magic stands alone on its line, or behind the `=` of a
/// declaration, whose value it then is; a cell magic stands on the first line that is neither blank nor a comment.
///
/// A line magic cuts the cell, for the Java below it may need what it brings. Inside of braces nothing can be cut:
/// there it is a call.
public final class Parts {

    private static final Pattern WHOLE = Pattern.compile(
            "\\A(?:[ \\t]*(?://[^\\n]*)?\\n)*[ \\t]*(?<sign>%%)(?<name>[A-Za-z]\\w*)(?<rest>[^\\n]*)\\n?");
    private static final Pattern MAGIC = Pattern.compile("%(?<name>[A-Za-z]\\w*)(?<rest>[^\\n]*)");

    private final String code;
    private final ToIntFunction<Part.Line> numbers;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part.Line> inlines = new ArrayList<>(); // of the Java that begins at `from`
    private final StringBuilder text; // the cell, with calls and blanks for its magics
    private int from;

    private Parts(String code, ToIntFunction<Part.Line> numbers) {
        this.code = code;
        this.numbers = numbers;
        this.text = new StringBuilder(code);
    }

    /// The parts of a cell; a cell without magics is one part of Java.
    ///
    /// @param numbers gives each magic amid Java the number by which [Inline#$] knows it
    public static List<Part> of(String code, ToIntFunction<Part.Line> numbers) {
        if (code.indexOf('%') < 0) return List.of(new Part.Java(code));
        Matcher whole = WHOLE.matcher(code);
        if (whole.find()) {
            String body = code.substring(whole.end());
            return List.of(
                    new Part.Whole(whole.group("name"), whole.group("rest").strip(), body, whole.start("sign")));
        }
        return new Parts(code, numbers).split();
    }

    /// The parts of a cell that is only looked at.
    public static List<Part> of(String code) {
        return of(code, _ -> 0);
    }

    private List<Part> split() {
        int depth = 0;
        int before = -1; // the last token that is no white space and no comment
        for (int i = 0; i < code.length(); ) {
            char c = code.charAt(i);
            Matcher magic = MAGIC.matcher(code).region(i, code.length());
            boolean alone = code.substring(code.lastIndexOf('\n', i - 1) + 1, i).isBlank();
            boolean assigned = before >= 0 && code.charAt(before) == '=';
            if (c == '%' && (alone || assigned) && magic.lookingAt()) {
                if (assigned) inline(magic, before + 1, depth);
                else if (depth > 0) inline(magic, code.lastIndexOf('\n', i - 1) + 1, depth);
                else line(magic, i);
                before = -1;
                i = magic.end();
                continue;
            }
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            int end = Tokens.end(code, i);
            if (!Character.isWhitespace(c) && !code.startsWith("//", i) && !code.startsWith("/*", i)) before = end - 1;
            i = end;
        }
        java(code.length());
        return parts.isEmpty() ? List.of(new Part.Java(text.toString())) : parts;
    }

    private void line(Matcher magic, int at) {
        java(at);
        blank(at, magic.end());
        parts.add(new Part.Line(magic.group("name"), magic.group("rest").strip(), at));
        from = magic.end();
    }

    private void inline(Matcher magic, int start, int depth) {
        String rest = magic.group("rest").strip().replaceFirst("\\s*;$", "");
        var inline = new Part.Line(magic.group("name"), rest, magic.start());
        int number = numbers.applyAsInt(inline);
        inlines.add(inline);
        String call = " $(" + number + ");";
        blank(start, magic.end());
        text.replace(start, Math.min(start + call.length(), magic.end()), call);
        if (depth == 0) java(magic.end());
    }

    private void java(int to) {
        int grown = text.length() - code.length(); // by calls longer than their magics; nearly never
        String before = blanked(text.substring(0, from));
        String own = text.substring(from, to + grown);
        if (!own.isBlank()) {
            String after = blanked(code.substring(to));
            parts.add(new Part.Java(before + own + after, List.copyOf(inlines)));
        }
        if (grown > 0) text.delete(to, to + grown);
        inlines.clear();
        from = to;
    }

    private void blank(int start, int end) {
        text.replace(start, end, blanked(text.substring(start, end)));
    }

    private static String blanked(String some) {
        return some.replaceAll("[^\\n]", " ");
    }
}
