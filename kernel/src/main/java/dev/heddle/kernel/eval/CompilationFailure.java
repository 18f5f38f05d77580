package dev.heddle.kernel.eval;

import java.util.List;

/// A cell does not compile; nothing of it has run.
final class CompilationFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    CompilationFailure(List<Problem> problems) {
        super(problems.getFirst().message());
        this.problems = problems;
    }

    CompilationFailure(int at, String message) {
        this(List.of(new Problem(at, message)));
    }

    boolean mentions(String word) {
        return problems.stream().anyMatch(p -> p.message().contains(word));
    }

    /// What javac found, in the order of the text; never empty.
    List<Problem> problems() {
        return problems;
    }
}
