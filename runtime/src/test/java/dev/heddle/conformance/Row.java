package dev.heddle.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of Go's rules, in our words.
///
/// @param id what tests name it by
/// @param capacities whether it must hold at every capacity
/// @param processors whether it must hold at every number of Ps
/// @param title what it says
/// @param reason why it has no test, or empty
record Row(String id, boolean capacities, boolean processors, String title, String reason) {
    private static final Pattern IDS = Pattern.compile("([A-Z]+\\d+(?:, [A-Z]+\\d+)*)(?:: .*)?", Pattern.DOTALL);

    static List<Row> all() {
        var in = Objects.requireNonNull(Row.class.getResourceAsStream("rows.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Row(cells[0], cells[1].contains("capacity"), cells[1].contains("P"), cells[2], cells[3]);
    }

    /// The rows that a test with this display name is about.
    static List<String> idsIn(String displayName) {
        Matcher m = IDS.matcher(displayName);
        return m.matches() ? Arrays.asList(m.group(1).split(", ")) : List.of();
    }
}
