package dev.heddle.kernel.eval;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Compiles and runs the cells of one notebook.
///
/// Any thread may call any method, also while cells run: subshells run several at once.
public final class Evaluator implements AutoCloseable {

    private final Environment environment;
    private final Turns turns = new Turns();
    private final Lazy<Session> session = new Lazy<>(() -> new Session(environment(), turns));
    private final Lazy<Console> console = new Lazy<>(Console::new);
    private final Lazy<Assistant> assistant =
            new Lazy<>(() -> new Assistant(() -> session.get().view()));

    /// An evaluator without any cells yet. The compiler is loaded at the first use or by [#warmUp].
    public Evaluator() {
        this(Environment.PLAIN);
    }

    /// An evaluator whose cells find what the environment asks for.
    public Evaluator(Environment environment) {
        this.environment = environment;
    }

    private MagicAssistant magics() {
        return new MagicAssistant(session.get().magics().catalogue());
    }

    private Environment environment() {
        return environment;
    }

    /// Loads the compiler, and compiles a few cells on a background thread in the pauses between cells.
    public void warmUp() {
        Thread.ofPlatform()
                .daemon()
                .name("heddle-warm-up")
                .start(() -> session.get().warmUp());
    }

    /// Runs a cell to its end, in a turn that only [#interrupt] can stop.
    public Outcome eval(Cell cell, UnaryOperator<@Nullable Object> render) {
        return eval(new Turn(), cell, render);
    }

    /// Runs a cell to its end. The code and `render`, which is given the value of a last expression, run as the
    /// main goroutine of a program of their own, so that an interrupt stops either.
    ///
    /// Once the turn is interrupted, the cell and everything it started is stopped: [Outcome.Interrupted] comes
    /// when all has ended, or after two seconds with the names of the threads that still run.
    public Outcome eval(Turn turn, Cell cell, UnaryOperator<@Nullable Object> render) {
        return turns.during(turn, () -> session.get().eval(turn, cell, render));
    }

    /// Runs what a cell has left to be called later, such as the handler of a widget's events, to its end or until the
    /// turn is interrupted: as a program of its own, which the cell's output and its processes belong to.
    ///
    /// @param owner the cell that left it; null if none did
    public Outcome run(Turn turn, @Nullable Cell owner, Runnable handler) {
        return turns.during(turn, () -> session.get().run(turn, owner, handler));
    }

    /// Interrupts all that is being evaluated.
    public void interrupt() {
        turns.interrupt();
    }

    /// Whether a text can be run as it stands.
    public Completeness completeness(String code) {
        return console.get().completeness(code);
    }

    /// What may stand at a cursor, given in UTF-16 units. Runs no code of the notebook.
    public Completions complete(String code, int cursor) {
        Optional<Completions> ofMagic = code.indexOf('%') < 0 ? Optional.empty() : magics().complete(code, cursor);
        return ofMagic.orElseGet(() -> assistant.get().complete(MagicAssistant.java(code, cursor), cursor));
    }

    /// What is known of the name at a cursor, given in UTF-16 units. Runs no code of the notebook.
    public Optional<Documentation> inspect(String code, int cursor) {
        Optional<Documentation> ofMagic = code.indexOf('%') < 0 ? Optional.empty() : magics().inspect(code, cursor);
        return ofMagic.or(() -> assistant.get().inspect(MagicAssistant.java(code, cursor), cursor));
    }

    /// Interrupts what runs and lets go of every cell.
    @Override
    public void close() {
        interrupt();
        assistant.made().ifPresent(Assistant::close);
        session.made().ifPresent(Session::close);
    }
}
