package dev.heddle.lesson;

import dev.heddle.Program;
import dev.heddle.Program.Outcome;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A cell as a program of its own, in the notebooks of every Java kernel.
///
/// In Heddle's kernel each cell is one already. In another kernel a cell whose goroutines all wait would wait for
/// ever, and one whose goroutine panics would end the kernel, as both would end a plain Java `main`.
public final class Cell {
    private Cell() {}

    /// Runs a body: in a goroutine as it is, in any other thread as the main goroutine of a new program.
    ///
    /// @param body what the cell does
    /// @return what the body returns
    /// @throws Exception what the body throws
    /// @throws AssertionError with the report, if a goroutine of the new program panics or all of them are asleep
    public static <T extends @Nullable Object> T run(Callable<T> body) throws Exception {
        if (Thread.currentThread().isVirtual()) return body.call();
        return Cell.<T>value(Program.start("cell", body).await());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the value is that of a Callable<T>
    private static <T extends @Nullable Object> T value(Outcome outcome) throws Exception {
        return switch (outcome) {
            case Outcome.Returned(Object value) -> (T) value;
            case Outcome.Threw(Exception cause) -> throw cause;
            case Outcome.Threw(Throwable cause) -> throw new AssertionError(cause.toString(), cause);
            case Outcome.Panicked panicked -> throw new AssertionError(panicked.report(), panicked.cause());
            case Outcome.Fatal fatal -> throw new AssertionError(fatal.report());
            case Outcome.Interrupted _ -> throw new InterruptedException();
        };
    }
}
