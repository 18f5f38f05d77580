package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.function.UnaryOperator;

/// A notebook for tests: cells in, values out.
final class Cells implements AutoCloseable {
    private final Evaluator evaluator;
    private int number;

    Cells() {
        this(Environment.PLAIN);
    }

    Cells(Environment environment) {
        evaluator = new Evaluator(environment);
    }

    /// @param last the number before that of the first cell
    Cells(int last) {
        this();
        number = last;
    }

    Outcome run(String code) {
        return evaluator.eval(new Cell(++number, code), UnaryOperator.identity());
    }

    /// The value of a cell that must end in one.
    Object value(String code) {
        Outcome outcome = run(code);
        return assertInstanceOf(Outcome.Value.class, outcome, () -> code + " gave " + outcome)
                .rendered();
    }

    /// Runs a cell that must end without a value.
    void done(String code) {
        Outcome outcome = run(code);
        assertInstanceOf(Outcome.Nothing.class, outcome, () -> code + " gave " + outcome);
    }

    /// The failure of a cell that must fail.
    Outcome.Failed failure(String code) {
        Outcome outcome = run(code);
        return assertInstanceOf(Outcome.Failed.class, outcome, () -> code + " gave " + outcome);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    int number() {
        return number;
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
