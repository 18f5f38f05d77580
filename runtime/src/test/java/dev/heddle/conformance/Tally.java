package dev.heddle.conformance;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a run of the tests says about one row.
final class Tally {
    private static final Pattern CAPACITY = Pattern.compile(".*capacity (\\d+).*");
    private static final Pattern PROCESSORS = Pattern.compile(".*Ps (\\d+).*");

    private final Row row;
    private final Set<Integer> capacities = new HashSet<>();
    private final Set<Integer> processors = new HashSet<>();
    private int passed;
    private int failed;

    Tally(Row row) {
        this.row = row;
    }

    void passed(String displayName) {
        passed++;
        note(CAPACITY.matcher(displayName), capacities);
        note(PROCESSORS.matcher(displayName), processors);
    }

    void failed() {
        failed++;
    }

    private static void note(Matcher m, Set<Integer> seen) {
        if (m.matches()) seen.add(Integer.valueOf(m.group(1)));
    }

    boolean passes() {
        return failed == 0 && passed > 0 && missing().isEmpty();
    }

    boolean fails() {
        return failed > 0;
    }

    private String missing() {
        StringBuilder missing = new StringBuilder();
        if (row.capacities() && !capacities.containsAll(Dimensions.CAPACITIES)) missing.append(" capacities");
        if (row.processors() && !processors.containsAll(Dimensions.PROCESSORS)) missing.append(" Ps");
        return missing.toString();
    }

    /// The row's line in the table.
    String line() {
        return "| %s | %s | %s | %s |\n".formatted(row.id(), row.title(), verdict(), coverage());
    }

    private String verdict() {
        if (fails()) return "**fails**: %d of %d".formatted(failed, passed + failed);
        if (passes()) return "passes";
        return passed > 0 ? "not at all" + missing() : "no test" + (row.reason().isEmpty() ? "" : ": " + row.reason());
    }

    private String coverage() {
        if (passed == 0) return "";
        String where = "";
        if (row.capacities()) where += ", capacities " + sorted(capacities);
        if (row.processors()) where += ", Ps " + sorted(processors);
        return passed + where;
    }

    private static String sorted(Set<Integer> numbers) {
        return String.join(" ", numbers.stream().sorted().map(String::valueOf).toList());
    }
}
