package dev.heddle.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Counts for each row the tests that passed and failed, and writes the table when a run that had [ConformanceTest] in
/// it is over. JUnit finds it as a service.
public final class Conformance implements TestExecutionListener {
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Path table;
    private boolean whole;
    private TestPlan plan;

    public Conformance() {
        this(Path.of("target", "conformance.md"));
    }

    Conformance(Path table) {
        this.table = table;
        for (Row row : Row.all()) tallies.put(row.id(), new Tally(row));
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getUniqueId().contains(ConformanceTest.class.getName())) whole = true;
        boolean successful = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isContainer() && successful) return;
        for (Optional<TestIdentifier> t = Optional.of(test); t.isPresent(); t = plan.getParent(t.get())) {
            for (String id : Row.idsIn(t.get().getDisplayName())) count(id, successful, test.getDisplayName());
        }
    }

    void count(String id, boolean successful, String displayName) {
        Tally tally = tallies.get(id);
        if (tally == null) return; // ConformanceTest says so
        if (successful) {
            tally.passed(displayName);
        } else {
            tally.failed();
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        if (!whole) return;
        try {
            Files.createDirectories(table.toAbsolutePath().getParent());
            Files.writeString(table, toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(
                "heddle: " + summary() + ": " + Path.of("").toAbsolutePath().relativize(table.toAbsolutePath()));
    }

    String summary() {
        long pass = tallies.values().stream().filter(Tally::passes).count();
        long fail = tallies.values().stream().filter(Tally::fails).count();
        return "%d of %d rows of Go's rules pass, %d fail, %d are not tested whole"
                .formatted(pass, tallies.size(), fail, tallies.size() - pass - fail);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("# Conformance with Go\n\n").append(summary()).append(".\n\n");
        text.append("| row | rule | verdict | tests |\n| --- | --- | --- | --- |\n");
        for (Tally tally : tallies.values()) text.append(tally.line());
        return text.toString();
    }
}
