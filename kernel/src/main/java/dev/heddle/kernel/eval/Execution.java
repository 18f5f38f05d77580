package dev.heddle.kernel.eval;

import dev.heddle.Goroutine;
import dev.heddle.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One run of a compiled cell: a program whose main goroutine runs the code and renders its value.
final class Execution {

    private static final String LEFTOVERS_STOPPED =
            "The memory is nearly full, so what this cell had left running has been stopped.";

    private final @Nullable Cell cell; // null for a handler that no cell left
    private final Notebook.Compiled code;
    private final UnaryOperator<@Nullable Object> render;
    private final Thread waiter = Thread.currentThread();
    private final Program program;
    private final Stop stop;
    private final CompletableFuture<List<String>> stopped = new CompletableFuture<>();
    private boolean stopping; // guarded by this

    private Execution(
            @Nullable Cell cell,
            Notebook.Compiled code,
            UnaryOperator<@Nullable Object> render,
            Population population) {
        this.cell = cell;
        this.code = code;
        this.render = render;
        Instant began = Instant.now();
        this.program = Program.start("main", this::run);
        this.stop = new Stop(program, code.loader(), new Children(cell, began));
        population.add(this);
    }

    /// Starts a cell; the calling thread is the one that will wait for its end.
    static Execution start(
            @Nullable Cell cell,
            Notebook.Compiled code,
            UnaryOperator<@Nullable Object> render,
            Population population) {
        return new Execution(cell, code, render, population);
    }

    /// Waits until the cell has ended, or until it has been stopped as far as that is possible.
    Outcome await() {
        try {
            Program.Outcome how = program.await();
            if (!isStopping()) return outcome(how);
        } catch (InterruptedException e) {
            stop();
        }
        List<String> stillRunning = awaitStop();
        Thread.interrupted(); // stop() may have sent one
        return new Outcome.Interrupted(stillRunning);
    }

    /// Begins to stop the cell and all that it started, and returns at once. Any thread.
    void stop() {
        beginToStop(Stop.PATIENCE, names -> {
            if (program.outcome() == null) waiter.interrupt();
            stopped.complete(names);
        });
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /// Whether it has ended and left threads that compute.
    synchronized boolean hasLeftWork() {
        if (program.outcome() == null) return false;
        return stopping ? !stopped.isDone() : stop.anyAtWork();
    }

    /// Begins to stop what the cell has left, and returns at once. Any thread.
    void stopLeftovers() {
        beginToStop(Stop.LONG_PATIENCE, stopped::complete);
    }

    private synchronized void beginToStop(Duration patience, Consumer<List<String>> done) {
        if (stopping) return;
        stop.begin(patience, done);
        stopping = true; // not if there was no memory to begin: who asks again may have it
    }

    /// Waits until what is being stopped has stopped, as far as that is possible; a line for each thread that goes on.
    List<String> awaitStop() {
        return stopped.join();
    }

    /// Tells in the cell's output that what it had left has been stopped.
    void tellOfLeftovers() {
        Thread.ofPlatform().daemon().name("heddle-teller").start(() -> {
            if (cell != null) cell.bind();
            System.err.println(LEFTOVERS_STOPPED);
            awaitStop().forEach(name -> System.err.println("Still running: " + name));
        });
    }

    /// Whether it has ended and left nothing that lives.
    boolean isOver() {
        return program.outcome() != null && !stop.anyAlive();
    }

    List<Goroutine> goroutines() {
        return program.goroutines();
    }

    private @Nullable Object run() throws Throwing {
        if (cell != null) cell.bind();
        Thread.currentThread().setContextClassLoader(code.loader());
        try {
            code.notes().forEach(System.err::println);
            Object value = code.run().invoke();
            return code.hasValue() ? render.apply(value) : null;
        } catch (Throwable e) {
            throw Throwing.sneaky(e);
        }
    }

    private Outcome outcome(Program.Outcome how) {
        return switch (how) {
            case Program.Outcome.Returned(Object value) ->
                code.hasValue() ? new Outcome.Value(value) : new Outcome.Nothing();
            case Program.Outcome.Threw(Refused refused) -> refused.failed();
            case Program.Outcome.Threw(Throwable cause) ->
                new Outcome.Failed(
                        Traces.simpleName(cause), Traces.message(cause), Traces.lines(cause), Traces.whole(cause));
            case Program.Outcome.Panicked panicked -> {
                stop.begin(Stop.PATIENCE, _ -> {});
                yield reported("panic", panicked.report());
            }
            case Program.Outcome.Fatal fatal -> reported("fatal error", fatal.report());
            case Program.Outcome.Interrupted _ -> new Outcome.Interrupted(List.of());
        };
    }

    private static Outcome reported(String name, String report) {
        List<String> lines = Arrays.asList(Traces.report(report).stripTrailing().split("\n"));
        return new Outcome.Failed(
                name,
                lines.getFirst().replaceFirst("^" + name + ": ", ""),
                lines,
                report.lines().toList());
    }

    /// Carries any throwable out of a [java.util.concurrent.Callable].
    private static final class Throwing extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unchecked")
        static <E extends Throwable> Throwing sneaky(Throwable e) throws E {
            throw (E) e;
        }
    }
}
