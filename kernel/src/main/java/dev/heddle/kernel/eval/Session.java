package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Part;
import dev.heddle.kernel.magic.Words;
import dev.heddle.plot.SourceLines;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/// The loaded half of an [Evaluator]: the compiler and the notebook.
final class Session implements AutoCloseable {

    static {
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught());
    }

    private static final String NO_MEMORY = "OutOfMemoryError";
    private static final String NEARLY_FULL = "the memory is nearly full, so the cell was stopped"
            + " (JDK_JAVA_OPTIONS=-Xmx4g before the start of Jupyter gives more)";
    private static final MethodHandle CALL = call();
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
    private final Javac javac = new Javac(files);
    private final CellCompiler compiler = new CellCompiler(files, javac);
    private final Libraries libraries = new Libraries(this::loader);
    private final Imports imports = new Imports(files, libraries);
    private final Notebook notebook = notebook(imports);
    private volatile boolean nearlyFull; // set by the watch, which then interrupts; cleared when a cell begins
    private volatile List<String> lastTrace = List.of(); // of the last cell that failed
    private final Population population = new Population();
    private final Gate gate = new Gate();
    private final Listing listing = new Listing();
    private final Shortage shortage = new Shortage(population);
    private final Desk desk = new Desk(this, population);
    private final Lazy<Magics> magics = new Lazy<>(() -> new Magics(desk));
    private final Environment environment;
    private final Startup startup;
    private final Roots roots = new Roots();
    private final Extensions extensions = new Extensions();
    private final ReentrantLock compiling = new ReentrantLock(true); // guards all of the above
    private final Turns turns;
    private final MemoryWatch memory;

    /// @param turns what to interrupt when the memory is nearly full, and whose pauses the warm-up uses
    Session(Environment environment, Turns turns) {
        this.environment = environment;
        this.turns = turns;
        this.memory = new MemoryWatch(this::memoryIsHigh, this::memoryIsFull);
        this.startup = new Startup(environment);
        Javac.add(environment.compilerOptions());
        dev.heddle.kernel.display.Notebook.install(new Speech(desk, this::magics));
        SourceLines.install(listing::line);
    }

    // What fills the memory would fill the rest of it within a fraction of a second: it is held until it is stopped.
    private void memoryIsHigh() {
        List<Execution> atWork = population.leftAtWork();
        if (atWork.isEmpty()) return;
        boolean stopping = gate.closedDuring(() -> {
            if (!memory.isHighWithoutGarbage()) return false;
            atWork.forEach(Execution::stopLeftovers);
            return true;
        });
        if (stopping) population.stop(atWork);
    }

    private void memoryIsFull() {
        if (shortage.endedWithLeftovers()) return;
        nearlyFull = true;
        turns.interrupt();
    }

    /// Runs a cell. If it met the end of memory, there is room for the next one afterwards.
    Outcome eval(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
        try {
            nearlyFull = false;
            listing.add(cell);
            Outcome outcome = evalOnce(turn, cell, render);
            if (outcome instanceof Outcome.Failed failed) lastTrace = failed.whole();
            return switch (outcome) {
                case Outcome.Failed failed when failed.name().equals(NO_MEMORY) -> relieved(failed);
                case Outcome.Interrupted(var running)
                when nearlyFull -> {
                    var lines = new ArrayList<>(List.of(NO_MEMORY + ": " + NEARLY_FULL));
                    lines.addAll(running);
                    yield relieved(new Outcome.Failed(NO_MEMORY, NEARLY_FULL, lines));
                }
                case Outcome other -> other;
            };
        } catch (OutOfMemoryError e) {
            return relieved(new Outcome.Failed(NO_MEMORY, Traces.message(e), Traces.lines(e)));
        }
    }

    private Outcome relieved(Outcome.Failed failed) {
        List<String> lines = new ArrayList<>(failed.traceback());
        lines.addAll(shortage.relieve(read(Notebook::nullable)));
        return failed.showing(lines);
    }

    private Outcome evalOnce(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
        try {
            if (startup.isNeeded()) {
                Notebook.Compiled first = magic(cell, false, () -> {
                    startup.run(desk, magics().catalogue());
                    return null;
                });
                run(first, cell, render, turn);
            }
            List<Part> parts = parts(cell.code());
            Outcome outcome = new Outcome.Nothing();
            for (Part part : parts) {
                outcome = eval(part, cell, render, turn);
                if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Interrupted) break;
            }
            if (outcome instanceof Outcome.Failed failed) roots.failed(cell, failed);
            return outcome;
        } catch (CompilationFailure failure) {
            return refused(cell, failure);
        }
    }

    private Outcome eval(Part part, Cell cell, UnaryOperator<@Nullable Object> render, Turn turn)
            throws CompilationFailure {
        return switch (part) {
            case Part.Java java -> {
                Notebook.Compiled code;
                try {
                    code = compile(cell.number(), java.code());
                } catch (CompilationFailure failure) {
                    if (!brought(failure, cell, turn)) throw failure;
                    code = compile(cell.number(), java.code());
                }
                yield run(code, cell, render, turn);
            }
            case Part.Line line -> run(cell, render, turn, () -> magics().shown(line));
            case Part.Whole whole -> run(cell, render, turn, () -> magics().run(whole));
        };
    }

    /// Runs a magic that stands alone: null shows nothing.
    private Outcome run(
            Cell cell, UnaryOperator<@Nullable Object> render, Turn turn, Callable<@Nullable Object> action) {
        Notebook.Compiled magic = magic(cell, true, action);
        Outcome outcome = run(magic, cell, value -> value == null ? null : render.apply(value), turn);
        return outcome instanceof Outcome.Value(var value) && value == null ? new Outcome.Nothing() : outcome;
    }

    private Outcome run(
            Notebook.Compiled code, @Nullable Cell cell, UnaryOperator<@Nullable Object> render, Turn turn) {
        if (turn.isInterrupted()) return new Outcome.Interrupted(List.of());
        Execution execution = Execution.start(cell, code, render, population);
        turn.started(execution::stop);
        if (environment.timeout().isEmpty()) return execution.await();
        return new Limit(environment.timeout().get()).await(execution);
    }

    /// Whether a library that the cell lacks was one that IJava had at hand, and is here now.
    private boolean brought(CompilationFailure failure, Cell cell, Turn turn) {
        Optional<String> library = AtHand.missing(failure);
        if (library.isEmpty()) return false;
        Notebook.Compiled magic = magic(cell, false, () -> {
            System.err.println("bringing " + library.get() + ", which IJava has at hand");
            return magics().catalogue().line("maven").run(Words.of(List.of(library.get())));
        });
        return run(magic, cell, value -> value, turn) instanceof Outcome.Nothing;
    }

    /// A magic as code that runs like a cell's: as a goroutine that an interrupt stops.
    private Notebook.Compiled magic(Cell cell, boolean hasValue, Callable<@Nullable Object> action) {
        Callable<@Nullable Object> told = () -> {
            try {
                return action.call();
            } catch (CompilationFailure e) {
                throw Refused.of(cell, "", e);
            }
        };
        return code(told, hasValue);
    }

    /// An action as code that has a loader of its own.
    private Notebook.Compiled code(Callable<@Nullable Object> action, boolean hasValue) {
        CellLoader loader = new CellLoader(libraries, Map.of(), Map.of(), new LateMethods());
        return new Notebook.Compiled(CALL.bindTo(action), hasValue, loader, List.of());
    }

    List<Part> parts(String code) throws CompilationFailure {
        return code.indexOf('%') < 0 ? List.of(new Part.Java(code)) : magics().parts(code);
    }

    Magics magics() {
        return magics.get();
    }

    /// Runs what a cell has left to be called later. It has a loader of its own, by which its threads are known.
    Outcome run(Turn turn, @Nullable Cell owner, Runnable handler) {
        Callable<@Nullable Object> action = () -> {
            handler.run();
            return null;
        };
        return run(code(action, false), owner, UnaryOperator.identity(), turn);
    }

    Notebook.Compiled compile(int cell, String code) throws CompilationFailure {
        compiling.lock();
        try {
            return notebook.compile(cell, code);
        } finally {
            compiling.unlock();
        }
    }

    /// Asks the notebook something while no cell is compiled.
    <T> T read(Function<Notebook, T> question) {
        compiling.lock();
        try {
            return question.apply(notebook);
        } finally {
            compiling.unlock();
        }
    }

    /// The frames of the last failure, the kernel's own included; empty if no cell has failed.
    List<String> lastTrace() {
        return lastTrace;
    }

    /// What cells find classes in. While no cell is compiled.
    List<Path> classPath() {
        return files.classPath();
    }

    /// The imports that every cell has, and those that cells declared.
    String imports() {
        return read(_ -> imports.text());
    }

    /// The names of the notebook, for those who only read them. Any thread.
    View view() {
        return read(Notebook::view);
    }

    /// Compiles what readers write most, in a notebook of its own, so that the first cells need not wait for the JIT:
    /// in pauses only, because on two cores whatever is compiled beside a cell delays it.
    void warmUp() {
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

    @Override
    public void close() {
        memory.close();
        shell.close();
    }

    private Outcome refused(Cell cell, CompilationFailure failure) {
        List<String> lines = new ArrayList<>(failure.lines(cell));
        lines.addAll(roots.of(cell, failure));
        var failed = new Outcome.Failed(
                "CompilationError", failure.problems().getFirst().message(), lines);
        roots.failed(cell, failed);
        return failed;
    }

    void addToClassPath(List<Path> entries) throws IOException {
        Libraries.check(entries);
        compiling.lock();
        try {
            files.addToClassPath(entries);
            javac.forget();
            libraries.add(entries);
            imports.refresh();
        } finally {
            compiling.unlock();
        }
        if (environment.extensions()) extensions.install(libraries);
    }

    private static MethodHandle call() {
        try {
            return MethodHandles.lookup().findVirtual(Callable.class, "call", MethodType.methodType(Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Optional<CellLoader> loader(String unit) {
        return notebook.loader(unit);
    }

    private Notebook notebook(Imports imported) {
        return new Notebook(
                new CellParser(new Splitter(shell.sourceCodeAnalysis()), javac), compiler, imported, libraries);
    }
}
