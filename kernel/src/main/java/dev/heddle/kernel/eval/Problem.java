package dev.heddle.kernel.eval;

import java.util.Optional;

/// Something that keeps a cell from being compiled.
///
/// @param at where it is in the cell, in UTF-16 units
/// @param message javac's words, or ours where javac would speak of what the reader did not write
/// @param hint what to do about it, where that is known
record Problem(int at, String message, Optional<String> hint) {

    Problem(int at, String message) {
        this(at, message, Optional.empty());
    }

    /// Whether all that is wrong is a name without a qualifier that nothing declares: another cell may.
    boolean lacksName(Piece piece) {
        if (!message.startsWith("cannot find symbol")) return false;
        int location = message.indexOf("location: ");
        boolean inType =
                piece instanceof Piece.Type t && message.matches("(?s).*location: @?\\w+ " + t.name() + "(<.*)?");
        return location < 0 || inType;
    }

    /// The lines that show this problem: position and message, the source line, a caret.
    java.util.stream.Stream<String> lines(Cell cell) {
        String code = cell.code();
        int end = code.stripTrailing().length();
        int position = Math.min(at, end);
        int from = code.lastIndexOf('\n', position - 1) + 1;
        int newline = code.indexOf('\n', position);
        String line = code.substring(from, newline < 0 ? code.length() : newline);
        long number = code.chars().limit(position).filter(c -> c == '\n').count() + 1;
        StringBuilder caret = new StringBuilder();
        line.chars().limit(position - from).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        String[] words = message.split("\n", -1);
        return java.util.stream.Stream.of(
                        java.util.stream.Stream.of(
                                Position.of(cell.number(), number) + ": error: " + words[0], line, caret + "^"),
                        java.util.Arrays.stream(words).skip(1),
                        hint.stream().map(text -> "  hint: " + text))
                .flatMap(s -> s);
    }
}
