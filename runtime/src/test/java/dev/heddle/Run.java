package dev.heddle;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;

/// Runs a test's body as a program of its own.
final class Run {
    private Run() {}

    /// What the body returned; anything else fails the test.
    @SuppressWarnings("unchecked")
    static <T> T main(Callable<T> body) {
        Program.Outcome outcome = outcome(body);
        if (outcome instanceof Program.Outcome.Returned returned) return (T) returned.value();
        if (outcome instanceof Program.Outcome.Threw threw) throw Thrown.<RuntimeException>unchecked(threw.cause());
        return fail(outcome.toString());
    }

    /// The same with so many Ps, and those before afterwards.
    static <T> T main(int processors, Callable<T> body) {
        int before = Go.gomaxprocs(processors);
        try {
            return main(body);
        } finally {
            Go.gomaxprocs(before);
        }
    }

    /// How a program ended.
    static Program.Outcome outcome(Callable<?> body) {
        try {
            return Program.start("main", body).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Waits for something that other threads will bring about; the test's timeout bounds it.
    static void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) Thread.sleep(1);
    }
}
