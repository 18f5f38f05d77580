package dev.heddle.kernel.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the execution of a cell ended.
public sealed interface Outcome {

    /// The cell ended in an expression.
    ///
    /// @param rendered what the caller's `render` made of the expression's value, in the cell's own scope
    record Value(@Nullable Object rendered) implements Outcome {}

    /// The cell ended, and its last piece was no expression.
    record Nothing() implements Outcome {}

    /// The cell did not compile (then nothing of it ran), or it threw, panicked or met a fatal error.
    ///
    /// @param name the exception's class, or `CompilationError`, `panic`, `fatal error`
    /// @param message one line or a few
    /// @param traceback the lines to show, with the reader's positions: `Cell[5]:7`
    /// @param whole the lines as the JVM has them, the kernel's frames included
    record Failed(String name, String message, List<String> traceback, List<String> whole) implements Outcome {

        /// A failure that has no frames to leave out.
        public Failed(String name, String message, List<String> traceback) {
            this(name, message, traceback, traceback);
        }

        /// The same with other lines to show.
        Failed showing(List<String> lines) {
            return new Failed(name, message, lines, whole);
        }
    }

    /// The reader interrupted the cell.
    ///
    /// @param stillRunning the threads that two seconds did not stop, a line each
    record Interrupted(List<String> stillRunning) implements Outcome {}
}
