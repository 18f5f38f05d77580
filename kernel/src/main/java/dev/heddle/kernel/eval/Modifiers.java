package dev.heddle.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The annotations and modifiers that a piece of a cell begins with.
///
/// @param words the modifiers, in the order of the text
/// @param end where the declaration proper begins
record Modifiers(List<Word> words, int end) {

    /// A modifier and where it begins.
    record Word(String text, int start) {
        int end() {
            return start + text.length();
        }
    }

    private static final Set<String> KNOWN = Set.of(
            "public",
            "protected",
            "private",
            "static",
            "final",
            "abstract",
            "transient",
            "volatile",
            "synchronized",
            "native",
            "strictfp",
            "default",
            "sealed",
            "non-sealed");

    /// Accepted at the top level of a cell, where every declaration is static and seen by every other cell.
    static final Set<String> WITHOUT_EFFECT = Set.of("public", "protected", "private", "static");

    /// Reads the modifiers at the start of a text. A `synchronized` before a parenthesis opens a statement, and
    /// `sealed` before anything but a declaration is a name, so neither counts.
    static Modifiers of(String text, int start) {
        List<Word> words = new ArrayList<>();
        int at = Blanks.skip(text, start);
        while (true) {
            int next = annotation(text, at);
            if (next == at) {
                Word word = word(text, at);
                if (!KNOWN.contains(word.text())) break;
                next = word.end();
                int after = Blanks.skip(text, next);
                if (after == text.length()
                        || !(text.charAt(after) == '@'
                                || text.charAt(after) == '<'
                                || Character.isJavaIdentifierStart(text.charAt(after)))) break;
                words.add(word);
            }
            at = Blanks.skip(text, next);
        }
        return new Modifiers(words, at);
    }

    boolean has(String modifier) {
        return words.stream().anyMatch(w -> w.text().equals(modifier));
    }

    private static Word word(String text, int at) {
        int end = at;
        if (text.startsWith("non-sealed", at)) return new Word("non-sealed", at);
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) end++;
        return new Word(text.substring(at, end), at);
    }

    /// Where an annotation at `at` ends, or `at` if there is none.
    private static int annotation(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '@') return at;
        int name = Blanks.skip(text, at + 1);
        if (word(text, name).text().equals("interface")) return at;
        int end = name;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        int open = Blanks.skip(text, end);
        return open < text.length() && text.charAt(open) == '(' ? Blanks.closing(text, open) : end;
    }
}
