package dev.heddle.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// What came of a run: one line a test, with the reason where it failed. Any thread.
final class Results implements TestExecutionListener {
    private static final Pattern TRUE_OR_FALSE =
            Pattern.compile("(?<=.) ==> expected: <(true|false)> but was: <(true|false)>$");

    private final List<Result> results = new ArrayList<>(); // all three: guarded by this
    private @Nullable String running;
    private boolean over; // what comes now, comes of being stopped

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        if (test.isTest()) running = name(test);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<Throwable> failure = result.getThrowable();
        if (test.isTest()) {
            running = null;
            String reason = failure.map(Results::reason).orElse("");
            add(new Result(name(test), Check.succeeded(result), reason));
        } else if (failure.isPresent()) {
            add(new Result(name(test), false, reason(failure.get())));
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        add(new Result(name(test), false, "skipped: " + reason));
    }

    /// The run was ended before its time: the test that was running failed, and others do not count any more.
    synchronized void stopped(String reason) {
        add(new Result(running == null ? "the check" : running, false, reason));
        over = true;
    }

    private void add(Result result) {
        if (!over) results.add(result);
    }

    synchronized boolean passed() {
        return !results.isEmpty() && results.stream().allMatch(Result::passed);
    }

    synchronized String summary() {
        if (results.isEmpty()) return "no test found: methods need @Test, and the class must not be private";
        long passed = results.stream().filter(Result::passed).count();
        return passed + " of " + results.size() + (results.size() == 1 ? " check" : " checks") + " passed";
    }

    /// A line for each test and one for all.
    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            text.append(result.passed ? "✓ " : "✗ ").append(result.name).append('\n');
            if (!result.reason.isEmpty())
                text.append("  ").append(result.reason.replace("\n", "\n  ")).append('\n');
        }
        return text.append(summary()).toString();
    }

    private static String name(TestIdentifier test) {
        return test.getDisplayName().replaceAll("\\(\\)$", "");
    }

    /// The assertion's message, or what was thrown. That true is not false is left out: the message has said it.
    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof AssertionError && message != null)
            return TRUE_OR_FALSE.matcher(message).replaceFirst("");
        return failure.toString();
    }

    private record Result(String name, boolean passed, String reason) {}
}
