package dev.heddle.kernel.eval;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One run of a compiled cell.
final class Execution {

    private final Cell cell;
    private final Notebook.Compiled code;
    private final UnaryOperator<@Nullable Object> render;
    private final Thread main;
    private volatile Outcome outcome = new Outcome.Nothing();

    private Execution(Cell cell, Notebook.Compiled code, UnaryOperator<@Nullable Object> render) {
        this.cell = cell;
        this.code = code;
        this.render = render;
        this.main = Thread.ofVirtual().unstarted(this::run);
    }

    static Execution start(Cell cell, Notebook.Compiled code, UnaryOperator<@Nullable Object> render) {
        Execution execution = new Execution(cell, code, render);
        execution.main.start();
        return execution;
    }

    Outcome await() throws InterruptedException {
        main.join();
        return outcome;
    }

    private void run() {
        cell.bind();
        Thread.currentThread().setContextClassLoader(code.loader());
        try {
            Object value = code.run().invoke();
            if (code.hasValue()) outcome = new Outcome.Value(render.apply(value));
        } catch (Throwable e) {
            List<String> lines = Traces.lines(e);
            outcome = new Outcome.Failed(Traces.name(e), Traces.message(e), lines);
        }
    }
}
