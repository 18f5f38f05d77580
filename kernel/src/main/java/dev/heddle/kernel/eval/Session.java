package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Part;
import dev.heddle.kernel.magic.Parts;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/// The loaded half of an [Evaluator]: the compiler and the notebook.
final class Session implements AutoCloseable {

    static {
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught());
    }

    private static final String NO_MEMORY = "OutOfMemoryError";
    private static final MethodHandle RUN = runnable();
    private static final int WARM_UP_ROUNDS = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final List<String> WARM_UP = List.of(
            "int a = 1;\nint b = a + 1;",
            "a + b",
            "var list = new ArrayList<Integer>();\nfor (int i = 0; i < 3; i++) list.add(i);\nlist",
            "int twice(int x) { return 2 * x; }\ntwice(b)",
            "record Point(int x, int y) {}\nvar p = new Point(a, b);\np.x() + p.y()",
            "Runnable r = () -> { int c = a; };\nr.run();\nnew Thread(r).isAlive()",
            "String s = \"x\";\nSystem.out.flush();\nlist.stream().map(i -> i + 1).toList()");

    private final JShell shell = Reader.openWithoutLibraries();
    private final CellFiles files = new CellFiles();
    private final CellCompiler compiler = new CellCompiler(files);
    private final Libraries libraries = new Libraries();
    private final Imports imports = new Imports(files, libraries);
    private final Notebook notebook = notebook(imports);
    private final Shortage shortage = new Shortage();
    private final Magics magics = new Magics(this::addToClassPath);
    private final ReentrantLock compiling = new ReentrantLock(true); // guards all of the above

    /// Runs a cell. If it met the end of memory, there is room for the next one afterwards.
    Outcome eval(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
        try {
            Outcome outcome = evalOnce(turn, cell, render);
            return outcome instanceof Outcome.Failed failed && failed.name().equals(NO_MEMORY)
                    ? relieved(failed)
                    : outcome;
        } catch (OutOfMemoryError e) {
            return relieved(new Outcome.Failed(NO_MEMORY, Traces.message(e), Traces.lines(e)));
        }
    }

    private Outcome relieved(Outcome.Failed failed) {
        List<Field> variables;
        compiling.lock();
        try {
            variables = notebook.nullable();
        } finally {
            compiling.unlock();
        }
        List<String> lines = new ArrayList<>(failed.traceback());
        lines.addAll(shortage.relieve(variables));
        return new Outcome.Failed(failed.name(), failed.message(), lines);
    }

    private Outcome evalOnce(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
        try {
            List<Part> parts = Parts.of(cell.code());
            magics.check(parts);
            Outcome outcome = new Outcome.Nothing();
            for (Part part : parts) {
                outcome = eval(part, cell, render, turn);
                if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Interrupted) break;
            }
            return outcome;
        } catch (CompilationFailure failure) {
            return refused(cell, failure);
        }
    }

    private Outcome eval(Part part, Cell cell, UnaryOperator<@Nullable Object> render, Turn turn)
            throws CompilationFailure {
        return switch (part) {
            case Part.Java(String code) -> {
                Notebook.Compiled compiled = compile(cell.number(), code);
                if (turn.isInterrupted()) yield new Outcome.Interrupted(List.of());
                Execution execution = Execution.start(cell, compiled, render);
                turn.started(execution::stop);
                yield execution.await();
            }
            case Part.Line line -> {
                magics.run(line);
                yield new Outcome.Nothing();
            }
            case Part.Whole whole -> throw new IllegalStateException(whole.name() + " was not refused");
        };
    }

    /// Runs what a cell has left to be called later. It has a loader of its own, by which its threads are known.
    Outcome run(Turn turn, @Nullable Cell owner, Runnable handler) {
        CellLoader loader = new CellLoader(libraries, Map.of(), Map.of(), new LateMethods());
        Notebook.Compiled code = new Notebook.Compiled(RUN.bindTo(handler), false, loader, List.of());
        if (turn.isInterrupted()) return new Outcome.Interrupted(List.of());
        Execution execution = Execution.start(owner, code, UnaryOperator.identity());
        turn.started(execution::stop);
        return execution.await();
    }

    private Notebook.Compiled compile(int cell, String code) throws CompilationFailure {
        compiling.lock();
        try {
            return notebook.compile(cell, code);
        } finally {
            compiling.unlock();
        }
    }

    /// The names of the notebook, for those who only read them. Any thread.
    View view() {
        compiling.lock();
        try {
            return notebook.view();
        } finally {
            compiling.unlock();
        }
    }

    /// Compiles what readers write most, in a notebook of its own, so that the first cells need not wait for the JIT:
    /// in pauses only, because on two cores whatever is compiled beside a cell delays it.
    void warmUp(Turns turns) {
        Notebook scratch = notebook(new Imports(files, libraries));
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (int i = 0; i < WARM_UP.size(); i++) {
                try {
                    turns.awaitPause(PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
                compiling.lock();
                try {
                    scratch.compile(round * WARM_UP.size() + i, WARM_UP.get(i));
                } catch (CompilationFailure e) {
                    throw new IllegalStateException(WARM_UP.get(i), e);
                } finally {
                    compiling.unlock();
                }
            }
        }
    }

    private static MethodHandle runnable() {
        try {
            return MethodHandles.lookup().findVirtual(Runnable.class, "run", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public void close() {
        shell.close();
    }

    private static Outcome refused(Cell cell, CompilationFailure failure) {
        List<String> lines =
                failure.problems().stream().flatMap(p -> p.lines(cell)).toList();
        return new Outcome.Failed(
                "CompilationError", failure.problems().getFirst().message(), lines);
    }

    private void addToClassPath(Path... entries) throws IOException {
        compiling.lock();
        try {
            files.addToClassPath(List.of(entries));
            libraries.add(List.of(entries));
            imports.refresh();
        } finally {
            compiling.unlock();
        }
    }

    private Notebook notebook(Imports imported) {
        return new Notebook(
                new CellParser(new Splitter(shell.sourceCodeAnalysis()), files), compiler, imported, libraries);
    }
}
