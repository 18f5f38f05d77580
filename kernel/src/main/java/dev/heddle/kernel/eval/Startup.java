package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Catalogue;
import dev.heddle.kernel.magic.Misuse;
import dev.heddle.kernel.magic.Words;
import dev.heddle.kernel.magic.Workbench;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the environment asks to be done before the first cell runs. What of it fails is said, and the cell runs.
final class Startup {
    private final Environment environment;
    private boolean done; // guarded by this

    Startup(Environment environment) {
        this.environment = environment;
    }

    boolean isNeeded() {
        return !environment.classPath().isEmpty()
                || !environment.scripts().isEmpty()
                || environment.script().isPresent();
    }

    /// Does it once, on the thread of the first cell.
    synchronized void run(Workbench workbench, Catalogue catalogue) {
        if (done) return;
        done = true;
        for (String entry : environment.classPath())
            attempt("IJAVA_CLASSPATH", () -> catalogue.line("classpath").run(Words.of(List.of(entry))));
        for (String script : environment.scripts())
            attempt("IJAVA_STARTUP_SCRIPTS_PATH", () -> catalogue.line("load").run(Words.of(List.of(script))));
        environment
                .script()
                .ifPresent(code -> attempt("IJAVA_STARTUP_SCRIPT", () -> workbench.eval("IJAVA_STARTUP_SCRIPT", code)));
    }

    private interface Step {
        @Nullable
        Object run() throws Exception;
    }

    private static void attempt(String variable, Step step) {
        try {
            step.run();
        } catch (Misuse | IOException e) {
            System.err.println(variable + ": " + e.getMessage());
        } catch (Refused e) {
            System.err.println(variable + ":\n" + String.join("\n", e.failed().traceback()));
        } catch (Exception e) {
            System.err.println(variable + ":\n" + String.join("\n", Traces.lines(e)));
        }
    }
}
