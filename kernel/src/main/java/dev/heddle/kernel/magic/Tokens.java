package dev.heddle.kernel.magic;

/// Steps over what Java's lexer reads as one: a sign of a magic inside of it is none.
final class Tokens {
    private Tokens() {}

    /// Where the comment, literal or character that begins at `at` ends.
    static int end(String code, int at) {
        if (code.startsWith("\"\"\"", at)) return quoted(code, at + 3, "\"\"\"");
        if (code.startsWith("/*", at)) return until(code, at + 2, "*/");
        if (code.startsWith("//", at)) return lineEnd(code, at);
        char c = code.charAt(at);
        return c == '"' || c == '\'' ? Math.min(quoted(code, at + 1, String.valueOf(c)), lineEnd(code, at)) : at + 1;
    }

    private static int quoted(String code, int from, String quote) {
        for (int i = from; i < code.length(); i++) {
            if (code.charAt(i) == '\\') i++;
            else if (code.startsWith(quote, i)) return i + quote.length();
        }
        return code.length();
    }

    private static int until(String code, int from, String end) {
        int found = code.indexOf(end, from);
        return found < 0 ? code.length() : found + end.length();
    }

    private static int lineEnd(String code, int at) {
        int end = code.indexOf('\n', at);
        return end < 0 ? code.length() : end;
    }
}
