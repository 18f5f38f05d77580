package dev.heddle.kernel.eval;

import dev.heddle.kernel.eval.Splitter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The Java class that a cell becomes, as it grows: copies of the cell's text, each on its own line of the cell,
/// and between them text that the reader did not write and that holds no line break.
final class Source {

    /// A copy: `length` characters of the cell, now elsewhere.
    private record Segment(int generated, int inCell, int length) {}

    private final String cell;
    private final StringBuilder text = new StringBuilder();
    private final List<Segment> segments = new ArrayList<>();
    private int line = 1; // of the cell, at the end of the text

    Source(String cell) {
        this.cell = cell;
    }

    Source add(String generated) {
        text.append(generated);
        return this;
    }

    /// Copies a stretch of the cell to the line where it stands there.
    Source copy(Span span) {
        return copy(span, _ -> false);
    }

    /// Copies a declaration without those of its modifiers that `dropped` names.
    Source copy(Span span, Predicate<String> dropped) {
        int target = lineOf(span.start());
        while (line < target) newLine();
        int from = text.length();
        append(span);
        for (Modifiers.Word word : Modifiers.of(span.of(cell), 0).words()) {
            if (dropped.test(word.text())) {
                text.replace(
                        from + word.start(),
                        from + word.end(),
                        " ".repeat(word.text().length()));
            }
        }
        line = target + (int) span.of(cell).chars().filter(c -> c == '\n').count();
        return this;
    }

    /// Copies a stretch of the cell to where the text is now, as one line.
    Source lift(Span span) {
        int from = text.length();
        append(span);
        for (int i = from; i < text.length(); i++) if (Character.isWhitespace(text.charAt(i))) text.setCharAt(i, ' ');
        return this;
    }

    /// The place in the cell that a place in this text came from, or the nearest one before it.
    int inCell(long generated) {
        Segment nearest = new Segment(0, 0, 0);
        for (Segment segment : segments) {
            if (segment.generated <= generated && segment.generated >= nearest.generated) nearest = segment;
        }
        return nearest.inCell + (int) Math.min(generated - nearest.generated, nearest.length);
    }

    /// Whether the reader wrote what stands at a place of this text.
    boolean written(long generated) {
        return segments.stream().anyMatch(s -> s.generated <= generated && generated < s.generated + s.length);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void append(Span span) {
        segments.add(new Segment(text.length(), span.start(), span.end() - span.start()));
        text.append(cell, span.start(), span.end());
    }

    private void newLine() {
        text.append('\n');
        line++;
    }

    private int lineOf(int at) {
        return 1 + (int) cell.chars().limit(at).filter(c -> c == '\n').count();
    }
}
