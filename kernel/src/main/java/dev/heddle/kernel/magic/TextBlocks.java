package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/// Where the text blocks and the long comments of a cell are: a line in one of them is no magic.
final class TextBlocks {

    private record Block(int start, int end) {}

    private final List<Block> blocks = new ArrayList<>();

    TextBlocks(String code) {
        for (int i = 0; i < code.length(); ) i = next(code, i);
    }

    boolean contain(int at) {
        return blocks.stream().anyMatch(b -> b.start < at && at < b.end);
    }

    private int next(String code, int at) {
        if (code.startsWith("\"\"\"", at)) return block(code, at, "\"\"\"");
        if (code.startsWith("/*", at)) return block(code, at, "*/");
        if (code.startsWith("//", at)) return lineEnd(code, at);
        char c = code.charAt(at);
        if (c == '"' || c == '\'') {
            int i = at + 1;
            while (i < code.length() && code.charAt(i) != c && code.charAt(i) != '\n')
                i += code.charAt(i) == '\\' ? 2 : 1;
            return i + 1;
        }
        return at + 1;
    }

    private int block(String code, int at, String end) {
        int i = at + end.length();
        while (i < code.length() && !code.startsWith(end, i)) i += code.charAt(i) == '\\' ? 2 : 1;
        blocks.add(new Block(at, i));
        return i + end.length();
    }

    private static int lineEnd(String code, int at) {
        int end = code.indexOf('\n', at);
        return end < 0 ? code.length() : end;
    }
}
