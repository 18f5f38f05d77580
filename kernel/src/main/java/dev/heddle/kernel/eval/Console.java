package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Part;
import dev.heddle.kernel.magic.Parts;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/// Tells a console whether a text is complete. It shares nothing with the compiler, so it answers while that works.
final class Console {

    private static final String INDENT = "    ";

    private final SourceCodeAnalysis analysis;
    private final Splitter splitter;
    private final CellParser parser;

    Console() {
        this.analysis = Reader.openWithoutLibraries().sourceCodeAnalysis();
        this.splitter = new Splitter(analysis);
        this.parser = new CellParser(splitter, new Javac(new CellFiles()));
    }

    synchronized Completeness completeness(String code) {
        List<Part> parts = Parts.of(code);
        return switch (parts.getLast()) {
            case Part.Java java -> ofJava(java.code());
            case Part.Line _ -> new Completeness.Complete();
            // as in IPython: an empty line ends it
            case Part.Whole whole ->
                whole.body().endsWith("\n") ? new Completeness.Complete() : new Completeness.Incomplete("");
        };
    }

    private Completeness ofJava(String code) {
        String last = splitter.split(code).stream()
                .reduce((_, next) -> next)
                .map(s -> s.of(code))
                .orElse("");
        return switch (analysis.analyzeCompletion(last).completeness()) {
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> new Completeness.Incomplete(indent(code));
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY, UNKNOWN -> parsed(code);
        };
    }

    private Completeness parsed(String code) {
        try {
            parser.parse(code);
            return new Completeness.Complete();
        } catch (CompilationFailure e) {
            return new Completeness.Invalid();
        }
    }

    /// Four blanks for each brace, bracket or parenthesis that is still open.
    private static String indent(String code) {
        int depth = 0;
        for (int i = 0; i < code.length(); i = Blanks.token(code, i)) {
            switch (code.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
        }
        return INDENT.repeat(Math.max(depth, 0));
    }
}
