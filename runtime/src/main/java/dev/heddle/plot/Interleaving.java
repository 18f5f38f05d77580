package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A recording as a table to be read from top to bottom: a column for each goroutine, a row for each stretch in which
/// one of them did something without another in between.
///
/// Where the program noted values itself ([Event.Kind#LOG]), the rows show the notes and where the goroutine let others
/// run; else they show every operation of the runtime.
final class Interleaving {
    private final Recording recording;
    private final Goroutines goroutines;
    private final boolean notes;

    private Interleaving(Recording recording) {
        this.recording = recording;
        goroutines = Goroutines.of(recording);
        notes = recording.events().stream().anyMatch(e -> e.kind() == Event.Kind.LOG);
    }

    static Table of(Recording recording) {
        return new Interleaving(recording).table();
    }

    private Table table() {
        List<Row> rows = rows();
        Set<Long> shown = new LinkedHashSet<>();
        for (long g : goroutines.ids()) if (rows.stream().anyMatch(row -> row.g == g)) shown.add(g);
        Map<Long, StringColumn> columns = new LinkedHashMap<>();
        for (long g : shown) columns.put(g, StringColumn.create(goroutines.label(g)));
        IntColumn step = IntColumn.create("step");
        for (Row row : rows) {
            step.append(step.size() + 1);
            columns.forEach((g, column) -> column.append(g == row.g ? row.text : ""));
        }
        Table table = Table.create("interleaving", step);
        columns.values().forEach(table::addColumns);
        return table;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        StringJoiner text = new StringJoiner("; ");
        long g = 0;
        for (Event e : recording.events()) {
            String word = word(e);
            boolean again = e.kind() == Event.Kind.GO_START && e.g() == g;
            if (e.g() == 0 || (word.isEmpty() && !again)) continue;
            if ((e.g() != g || again) && text.length() > 0) {
                rows.add(new Row(g, text.toString()));
                text = new StringJoiner("; ");
            }
            g = e.g();
            if (!word.isEmpty()) text.add(word);
        }
        if (text.length() > 0) rows.add(new Row(g, text.toString()));
        return notes ? rows.stream().filter(row -> noted(row.g)).toList() : rows;
    }

    private boolean noted(long g) {
        return recording.events().stream().anyMatch(e -> e.kind() == Event.Kind.LOG && e.g() == g);
    }

    private String word(Event e) {
        if (notes) {
            return switch (e.kind()) {
                case LOG -> recording.text(e);
                case GO_STOP -> e.reason().toString();
                default -> "";
            };
        }
        return switch (e.kind()) {
            case GO_START, PROC_IDLE, PROC_STEAL -> "";
            default -> Happening.words(e, recording, goroutines);
        };
    }

    private record Row(long g, String text) {}
}
