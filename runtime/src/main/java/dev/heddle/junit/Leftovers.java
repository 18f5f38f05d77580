package dev.heddle.junit;

import dev.heddle.Body;
import dev.heddle.Go;
import dev.heddle.Goroutine;
import dev.heddle.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A test, and the demand that no goroutine that it started lives after it.
record Leftovers(Body test) implements Body {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(1);

    @Override
    public void run() throws Throwable {
        test.run();
        List<Goroutine> left = others();
        for (Instant limit = Go.now().plus(GRACE); !left.isEmpty() && Go.now().isBefore(limit); left = others()) {
            Go.sleep(PAUSE);
        }
        if (!left.isEmpty()) throw new AssertionError(report(left));
    }

    private static List<Goroutine> others() {
        Goroutine main = Goroutine.current();
        return Objects.requireNonNull(Program.current()).goroutines().stream()
                .filter(g -> !g.equals(main))
                .toList();
    }

    private static String report(List<Goroutine> left) {
        String what = left.size() == 1 ? "1 goroutine is" : left.size() + " goroutines are";
        return left.stream().map(Goroutine::dump).collect(Collectors.joining("\n", what + " left behind:\n\n", ""));
    }
}
