package dev.heddle.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// What came of a run: one line a test, with the reason where it failed.
final class Results implements TestExecutionListener {
    private final List<Result> results = new ArrayList<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<Throwable> failure = result.getThrowable();
        if (test.isTest()) {
            results.add(new Result(
                    name(test),
                    Check.succeeded(result),
                    failure.map(Results::reason).orElse("")));
        } else if (failure.isPresent()) {
            results.add(new Result(name(test), false, reason(failure.get())));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        results.add(new Result(name(test), false, "skipped: " + reason));
    }

    boolean passed() {
        return !results.isEmpty() && results.stream().allMatch(Result::passed);
    }

    String summary() {
        if (results.isEmpty()) return "no test found: methods need @Test, and the class must not be private";
        long passed = results.stream().filter(Result::passed).count();
        return passed + " of " + results.size() + (results.size() == 1 ? " check" : " checks") + " passed";
    }

    /// A line for each test and one for all.
    @Override
    public String toString() {
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

    /// The assertion's message, or what was thrown.
    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof AssertionError && message != null) return message;
        return failure.toString();
    }

    private record Result(String name, boolean passed, String reason) {}
}
