package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A recording as a table to be read from top to bottom: a column for each goroutine, a row for each stretch in which
/// one of them did something without another in between.
///
/// Where the program noted values itself ([Event.Kind#LOG]), the rows show the notes and where the goroutine let others
/// run; else they show every operation of the runtime. That it was taken off between two notes shows by the next row.
final class Interleaving {
    private static final int MOST = 200; // rows

    private final Recording recording;
    private final Goroutines goroutines;
    private final Set<Long> noting = new HashSet<>(); // goroutines that noted something

    private Interleaving(Recording recording) {
        this.recording = recording;
        goroutines = Goroutines.of(recording);
        for (Event e : recording.events()) if (e.kind() == Event.Kind.LOG) noting.add(e.g());
    }

    static Table of(Recording recording) {
        return new Interleaving(recording).table();
    }

    private Table table() {
        List<Row> rows = rows();
        Map<Long, StringColumn> columns = new TreeMap<>(goroutines.order());
        for (Row row : rows) columns.computeIfAbsent(row.g, g -> StringColumn.create(goroutines.label(g)));
        IntColumn step = IntColumn.create("step");
        for (Row row : rows) {
            step.append(step.size() + 1);
            columns.forEach((g, column) -> column.append(g == row.g ? row.text : ""));
        }
        Table table = Table.create(rows.size() < MOST ? "interleaving" : "interleaving, its first steps", step);
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
                add(rows, g, text);
                if (rows.size() == MOST) return rows;
                text = new StringJoiner("; ");
            }
            g = e.g();
            if (!word.isEmpty()) text.add(word);
        }
        if (text.length() > 0) add(rows, g, text);
        return rows;
    }

    private void add(List<Row> rows, long g, StringJoiner text) {
        if (noting.isEmpty() || noting.contains(g)) rows.add(new Row(g, text.toString()));
    }

    private String word(Event e) {
        if (!noting.isEmpty()) {
            return switch (e.kind()) {
                case LOG -> recording.text(e);
                case GO_STOP ->
                    e.reason() == WaitReason.PREEMPTED ? "" : e.reason().toString();
                default -> "";
            };
        }
        return switch (e.kind()) {
            case GO_START, PROC_IDLE, PROC_STEAL, PROC_HANDOFF, GLOBAL_QUEUE, SPINNING -> "";
            default -> Happening.words(e, recording, goroutines);
        };
    }

    private record Row(long g, String text) {}
}
