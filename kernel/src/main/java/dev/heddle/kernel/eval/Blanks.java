package dev.heddle.kernel.eval;

/// Steps over what javac's lexer drops or reads as one token.
final class Blanks {
    private Blanks() {}

    /// The first place at or after `at` that is in neither white space nor a comment.
    static int skip(String text, int at) {
        int i = at;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) i++;
            else if (text.startsWith("//", i) || text.startsWith("/*", i)) i = token(text, i);
            else break;
        }
        return i;
    }

    /// Where the comment, literal or character that begins at `at` ends.
    static int token(String text, int at) {
        if (text.startsWith("//", at)) return until(text, "\n", at);
        if (text.startsWith("/*", at)) return until(text, "*/", at + 2);
        if (text.startsWith("\"\"\"", at)) return quoted(text, "\"\"\"", at + 3);
        if (text.charAt(at) == '"') return quoted(text, "\"", at + 1);
        if (text.charAt(at) == '\'') return quoted(text, "'", at + 1);
        return at + 1;
    }

    /// Where the bracket that opens at `open` is closed: the place after it, or the end of the text.
    static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i = token(text, i)) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            if (depth == 0) return i + 1;
        }
        return text.length();
    }

    private static int until(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private static int quoted(String text, String quote, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.startsWith(quote, i)) return i + quote.length();
            else if (text.charAt(i) == '\n' && quote.length() == 1) return i;
        }
        return text.length();
    }

    /// Where the last token of a stretch of text ends, comments and white space left aside.
    static int lastTokenEnd(String text, int start, int end) {
        int last = start;
        for (int i = skip(text, start); i < end; i = skip(text, i)) {
            i = token(text, i);
            last = Math.min(i, end);
        }
        return last;
    }
}
