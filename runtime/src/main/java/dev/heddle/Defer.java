package dev.heddle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The actions that a function has deferred: Go's `defer` and `recover`, inside [Go#deferring]. For one
/// goroutine.
///
/// They run when the body has ended, last in, first out, also if it panics. A panic of an action takes the
/// place of the one before. Source: Go specification, "Defer statements", "Handling panics".
public final class Defer {
    /// A function's body.
    @FunctionalInterface
    public interface Function {
        /// Runs it.
        ///
        /// @throws Throwable whatever it likes; a deferred action may recover it
        void run(Defer d) throws Throwable;
    }

    private final Deque<Body> actions = new ArrayDeque<>();
    private @Nullable Throwable panic; // under way
    private boolean running; // a deferred action

    private Defer() {}

    static void run(Function function) {
        Defer d = new Defer();
        try {
            function.run(d);
        } catch (Throwable e) {
            d.panic = e;
        }
        d.runActions();
        if (d.panic != null) throw Thrown.<RuntimeException>unchecked(d.panic);
    }

    private void runActions() {
        running = true;
        for (Body action = actions.poll(); action != null; action = actions.poll()) {
            try {
                action.run();
            } catch (Throwable e) {
                if (panic != null && !e.equals(panic)) e.addSuppressed(panic);
                panic = e;
            }
        }
        running = false;
    }

    /// Runs the action when the body has ended.
    ///
    /// @param action what to run
    public void defer(Body action) {
        actions.push(action);
    }

    /// Stops the panic that is under way and gives what it was called with: the value of a [Panic], else the
    /// throwable. Null if there is none, or outside a deferred action; never for [Go#goexit] or a program that
    /// is being stopped.
    public @Nullable Object recover() {
        Throwable now = panic;
        if (!running || now == null || now instanceof Goexit || now instanceof Interruption) return null;
        panic = null;
        return now instanceof Panic p && p.value() != null ? p.value() : now;
    }
}
