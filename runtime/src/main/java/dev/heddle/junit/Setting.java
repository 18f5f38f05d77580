package dev.heddle.junit;

import dev.heddle.Body;
import dev.heddle.Program;
import dev.heddle.Program.Outcome;
import dev.heddle.Schedule;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/// In what a test runs.
interface Setting {
    /// Runs the test, and throws what makes it fail.
    void run(Body test) throws Throwable;

    /// A program on the machine's clock and processors.
    record OwnProgram(String name) implements Setting {
        @Override
        public void run(Body test) throws Throwable {
            Program program = Program.start(name, main(test));
            try {
                Throwable failure = failure(program.await());
                if (failure != null) throw failure;
            } finally {
                program.interrupt(); // what it has left behind is not for the next test
            }
        }
    }

    /// A schedule decided by a seed, or one that has been before.
    record Seeded(long seed, String replay) implements Setting {
        @Override
        public void run(Body test) throws Throwable {
            Schedule.Run<@Nullable Object> run =
                    replay.isEmpty() ? Schedule.seeded(seed, main(test)) : Schedule.replay(replay, main(test));
            Throwable failure = failure(run.outcome());
            if (failure instanceof TestAbortedException) throw failure;
            if (failure != null) {
                throw new AssertionError(
                        "%s\nunder the schedule %s; to run it alone: @Seeds(replay = \"%s\")"
                                .formatted(message(failure), run.replay(), run.replay()),
                        failure);
            }
        }

        private static String message(Throwable failure) {
            String message = failure.getMessage();
            return failure instanceof AssertionError && message != null ? message : failure.toString();
        }

        @Override
        public String toString() {
            return replay.isEmpty() ? "seed " + seed : replay;
        }
    }

    private static Callable<@Nullable Object> main(Body test) {
        return () -> {
            try {
                test.run();
                return null;
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        };
    }

    private static @Nullable Throwable failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned _ -> null;
            case Outcome.Threw threw -> threw.cause();
            case Outcome.Panicked panicked -> new AssertionError(panicked.report(), panicked.cause());
            case Outcome.Fatal fatal -> new AssertionError(fatal.report());
            case Outcome.Interrupted _ -> new AssertionError("the test was interrupted");
        };
    }
}
