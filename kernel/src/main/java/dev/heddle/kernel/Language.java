package dev.heddle.kernel;

import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Completeness;
import dev.heddle.kernel.eval.Completions;
import dev.heddle.kernel.eval.Documentation;
import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.eval.Outcome;
import dev.heddle.kernel.eval.Turn;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a kernel must know of the language of its cells. Cursors are in UTF-16 units.
///
/// Any thread may call each method; subshells run cells at the same time.
interface Language {
    /// Loads in the background what the first cell needs.
    void warmUp();

    /// Runs a cell, and `render` on its value, to their end, or until the turn is interrupted.
    Outcome eval(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render);

    /// Runs what a cell has left to be called later, to its end or until the turn is interrupted.
    ///
    /// @param owner the cell that left it; null if none did
    Outcome run(Turn turn, @Nullable Cell owner, Runnable handler);

    /// Whether the text can be run as it stands.
    Completeness completeness(String code);

    /// What may stand at the cursor.
    Completions complete(String code, int cursor);

    /// What is known of the name at the cursor.
    Optional<Documentation> inspect(String code, int cursor);

    /// Java, as [Evaluator] runs it.
    record Java(Evaluator evaluator) implements Language {
        @Override
        public void warmUp() {
            evaluator.warmUp();
        }

        @Override
        public Outcome eval(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
            return evaluator.eval(turn, cell, render);
        }

        @Override
        public Outcome run(Turn turn, @Nullable Cell owner, Runnable handler) {
            return evaluator.run(turn, owner, handler);
        }

        @Override
        public Completeness completeness(String code) {
            return evaluator.completeness(code);
        }

        @Override
        public Completions complete(String code, int cursor) {
            return evaluator.complete(code, cursor);
        }

        @Override
        public Optional<Documentation> inspect(String code, int cursor) {
            return evaluator.inspect(code, cursor);
        }
    }
}
