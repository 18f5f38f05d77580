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

    /// The pieces that could be compiled if some other cell declared what they name, where that is all that is
    /// wrong with the cell; else none.
    Kept waiting(Kept source) {
        boolean all = problems.stream()
                .allMatch(p -> source.pieces().stream().anyMatch(piece -> covers(piece, p) && p.lacksName(piece)));
        return source.only(piece -> all && problems.stream().anyMatch(p -> covers(piece, p)));
    }

    /// Whether all that is wrong is in some pieces.
    boolean isIn(List<Piece> pieces) {
        return problems.stream().allMatch(p -> pieces.stream().anyMatch(piece -> covers(piece, p)));
    }

    /// Whether something is wrong in a piece.
    boolean isAbout(Piece piece) {
        return problems.stream().anyMatch(p -> covers(piece, p));
    }

    private static boolean covers(Piece piece, Problem problem) {
        return piece.span().start() <= problem.at()
                && problem.at() < piece.span().end();
    }

    /// The lines that show all problems.
    List<String> lines(Cell cell) {
        return problems.stream().flatMap(p -> p.lines(cell)).toList();
    }

    boolean mentions(String word) {
        return problems.stream().anyMatch(p -> p.message().contains(word));
    }

    /// What javac found, in the order of the text; never empty.
    List<Problem> problems() {
        return problems;
    }
}
