package dev.heddle.kernel;

import dev.heddle.kernel.display.Notebook;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Completeness;
import dev.heddle.kernel.eval.Completions;
import dev.heddle.kernel.eval.Documentation;
import dev.heddle.kernel.eval.Outcome;
import dev.heddle.kernel.eval.Turn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A language of a few words, to test the protocol with: a cell's value is its text.
///
/// `fail TEXT` fails, `wait` runs until it is interrupted, `print TEXT` prints, `display TEXT` displays, `crash` breaks
/// the evaluator itself.
final class Echo implements Language {
    final Semaphore waiting = new Semaphore(0);

    @Override
    public void warmUp() {}

    @Override
    public Outcome eval(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
        var words = cell.code().split(" ", 2);
        switch (words[0]) {
            case "fail" -> {
                return new Outcome.Failed("Failure", words[1], List.of("Failure: " + words[1]));
            }
            case "wait" -> {
                var interrupts = new Semaphore(0);
                turn.started(interrupts::release);
                waiting.release();
                interrupts.acquireUninterruptibly();
                return new Outcome.Interrupted(List.of());
            }
            case "print" -> System.out.println(words[1]);
            case "display" -> Notebook.display(words[1]);
            case "crash" -> throw new StackOverflowError("crash");
            default -> {
                return new Outcome.Value(render.apply(cell.code()));
            }
        }
        return new Outcome.Nothing();
    }

    @Override
    public Outcome run(Turn turn, @Nullable Cell owner, Runnable handler) {
        handler.run();
        return new Outcome.Nothing();
    }

    @Override
    public Completeness completeness(String code) {
        return code.endsWith("\\") ? new Completeness.Incomplete("  ") : new Completeness.Complete();
    }

    @Override
    public Completions complete(String code, int cursor) {
        return new Completions(List.of(code.substring(0, cursor) + "!"), 0, cursor);
    }

    @Override
    public Optional<Documentation> inspect(String code, int cursor) {
        return code.isEmpty() ? Optional.empty() : Optional.of(new Documentation(code, "*" + code + "*"));
    }
}
