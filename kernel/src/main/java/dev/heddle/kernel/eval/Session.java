package dev.heddle.kernel.eval;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// The loaded half of an [Evaluator]: the compiler and the notebook.
final class Session {

    private final Notebook notebook = notebook();

    Outcome eval(Cell cell, UnaryOperator<@Nullable Object> render) {
        Notebook.Compiled compiled;
        try {
            compiled = notebook.compile(cell.number(), cell.code());
        } catch (CompilationFailure failure) {
            return refused(cell, failure);
        }
        Execution execution = Execution.start(cell, compiled, render);
        try {
            return execution.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Interrupted(List.of());
        }
    }

    /// Compiles what readers write most, in a notebook of its own, so that the first cells need not wait for the JIT.
    void warmUp() {}

    private static Outcome refused(Cell cell, CompilationFailure failure) {
        List<String> lines =
                failure.problems().stream().flatMap(p -> p.lines(cell)).toList();
        return new Outcome.Failed(
                "CompilationError", failure.problems().getFirst().message(), lines);
    }

    private static Notebook notebook() {
        CellFiles files = new CellFiles();
        ClassLoader libraries = Session.class.getClassLoader();
        return new Notebook(
                new CellParser(new Splitter(analysis()), files),
                new CellCompiler(files),
                new Imports(files, libraries),
                libraries);
    }

    private static SourceCodeAnalysis analysis() {
        return JShell.builder()
                .executionEngine(new NoExecution(), Map.of())
                .build()
                .sourceCodeAnalysis();
    }

    /// JShell only reads: it never gets to run anything.
    private static final class NoExecution implements ExecutionControlProvider {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return new DirectExecutionControl();
        }
    }
}
