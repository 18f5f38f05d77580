package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.WaitReason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/// Recordings as CSV files: `events.csv`, `names.csv` and `meta.csv` in one folder hold all that follows from them.
final class Archive {
    private static final Map<String, WaitReason> REASONS = new HashMap<>();

    static {
        for (WaitReason reason : WaitReason.values()) REASONS.put(reason.toString(), reason);
    }

    private Archive() {}

    static void save(Recording recording, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        Table goroutines = GoroutineTable.of(recording);
        write(Tables.events(recording), folder.resolve("events.csv"));
        write(goroutines.selectColumns("g", "name"), folder.resolve("names.csv"));
        write(Tables.meta(recording), folder.resolve("meta.csv"));
    }

    static Recording load(Path folder) {
        Table events = read(folder.resolve("events.csv"));
        Table names = read(folder.resolve("names.csv"));
        Map<String, String> meta = new HashMap<>();
        for (Row row : read(folder.resolve("meta.csv"))) meta.put(row.getString("key"), row.getString("value"));
        List<Event> list = new ArrayList<>();
        for (Row row : events) list.add(event(row));
        Map<Long, String> byId = new HashMap<>();
        for (Row row : names) {
            if (!row.isMissing("name")) byId.put((long) row.getInt("g"), row.getString("name"));
        }
        return Recording.of(
                list,
                byId,
                new Recording.Meta(
                        "virtual".equals(meta.get("clock")),
                        (int) number(meta, "gomaxprocs"),
                        number(meta, "dropped_events"),
                        number(meta, "begin_ns"),
                        number(meta, "end_ns")));
    }

    private static Event event(Row row) {
        return new Event(
                row.getLong("t_ns"),
                Event.Kind.valueOf(row.getString("kind")),
                row.isMissing("g") ? 0 : row.getInt("g"),
                row.isMissing("p") ? -1 : row.getInt("p"),
                row.isMissing("m") ? -1 : row.getInt("m"),
                REASONS.getOrDefault(row.getString("reason"), WaitReason.NONE),
                row.isMissing("obj") ? 0 : row.getLong("obj"),
                partner(row),
                row.getInt("n"),
                row.getString("site"),
                row.getString("value"));
    }

    /// A goroutine or a P.
    private static long partner(Row row) {
        if (!row.isMissing("p2")) return row.getInt("p2");
        return row.isMissing("g2") ? 0 : row.getInt("g2");
    }

    private static long number(Map<String, String> meta, String key) {
        return Long.parseLong(meta.getOrDefault(key, "0"));
    }

    private static void write(Table table, Path file) {
        table.write().csv(file.toFile());
    }

    private static Table read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UncheckedIOException(
                    new FileNotFoundException(file + " is missing: no recording was saved there"));
        }
        return Table.read()
                .usingOptions(CsvReadOptions.builder(file.toFile())
                        .columnTypes(Archive::type)
                        .missingValueIndicator("")
                        .build());
    }

    private static ColumnType type(String name) {
        return switch (name) {
            case "seq", "t_ns", "obj" -> ColumnType.LONG;
            case "g", "p", "m", "g2", "p2", "n" -> ColumnType.INTEGER;
            default -> ColumnType.STRING;
        };
    }
}
