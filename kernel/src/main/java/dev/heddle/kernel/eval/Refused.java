package dev.heddle.kernel.eval;

import java.util.List;

/// Tells the reader of a cell, in final words, what of it could not be done: a magic's sentence, or what keeps code
/// that a magic or `eval` was given from being compiled.
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Outcome.Failed failed;

    private Refused(Outcome.Failed failed) {
        super(failed.message(), null, false, false);
        this.failed = failed;
    }

    /// A refusal of part of a cell.
    ///
    /// @param title what messages call a text that is not the cell's own; else empty
    static Refused of(Cell cell, String title, CompilationFailure failure) {
        List<String> lines = failure.lines(cell).stream()
                .map(line -> title.isEmpty() ? line : line.replaceFirst("^Cell\\[\\d+]:", title + ":"))
                .toList();
        return new Refused(new Outcome.Failed(
                "CompilationError", failure.problems().getFirst().message(), lines));
    }

    Outcome.Failed failed() {
        return failed;
    }
}
