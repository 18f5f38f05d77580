package dev.heddle.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/// Splits a cell into pieces: declarations, statements, imports.
final class Splitter {

    /// A piece of a cell, from `start` to `end`.
    record Span(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    private final SourceCodeAnalysis analysis;

    Splitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /// The pieces of a text, in order and without gaps. What cannot be split is one piece, for javac to complain of.
    List<Span> split(String code) {
        String masked = maskSynchronized(code);
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (Blanks.skip(masked, at) < masked.length()) {
            CompletionInfo info = analysis.analyzeCompletion(masked.substring(at));
            int length = info.source() == null
                    ? masked.length() - at
                    : masked.length() - at - info.remaining().length();
            if (length <= 0) length = masked.length() - at;
            spans.add(new Span(at, at + length));
            at += length;
        }
        return spans;
    }

    /// JShell takes a `synchronized` method for a statement, so it is shown blanks there.
    private static String maskSynchronized(String code) {
        if (!code.contains("synchronized")) return code;
        StringBuilder masked = new StringBuilder(code);
        for (int i = 0; i < code.length(); i = Blanks.token(code, i)) {
            if (code.startsWith("synchronized", i) && (i == 0 || !Character.isJavaIdentifierPart(code.charAt(i - 1)))) {
                int end = i + "synchronized".length();
                int next = Blanks.skip(code, end);
                if (next < code.length() && next > end && code.charAt(next) != '(') {
                    masked.replace(i, end, " ".repeat(end - i));
                }
            }
        }
        return masked.toString();
    }
}
