package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Writes a recording for ui.perfetto.dev and chrome://tracing: processors, goroutines and threads as three processes
/// of the viewer, who went on from whom as flows, counters as counters. Source: Trace Event Format, Google.
public final class Perfetto {
    private final Recording recording;
    private final List<String> events = new ArrayList<>();

    private Perfetto(Recording recording) {
        this.recording = recording;
    }

    /// The recording as a JSON text. Times are microseconds with three decimals, so nanoseconds are exact.
    public static String json(Recording recording) {
        Perfetto perfetto = new Perfetto(recording);
        perfetto.names();
        recording.spans().forEach(perfetto::slices);
        perfetto.flows();
        perfetto.counters();
        perfetto.notes();
        return "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n" + String.join(",\n", perfetto.events) + "\n]}\n";
    }

    /// Writes the JSON text to a file.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void write(Recording recording, Path file) {
        try {
            Files.writeString(file, json(recording));
        } catch (IOException e) {
            throw new UncheckedIOException("the trace cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private void names() {
        for (Lane.Group group : List.of(Lane.Group.PROCESSORS, Lane.Group.GOROUTINES, Lane.Group.THREADS)) {
            event("M", "process_name", 0, group, 0)
                    .args(Map.of("name", group.title))
                    .end();
        }
        for (Lane lane : Lane.of(recording)) {
            event("M", "thread_name", 0, lane.group(), lane.id())
                    .args(Map.of("name", lane.name()))
                    .end();
        }
    }

    private void slices(Span span) {
        if (span.duration() == 0) return;
        Map<String, Object> args = new TreeMap<>();
        args.put("g", span.goroutine());
        if (span.p() >= 0) args.put("p", span.p());
        if (span.m() >= 0) args.put("m", span.m());
        if (span.reason() != WaitReason.NONE) args.put("reason", span.reason().toString());
        if (span.object() != 0) args.put("obj", span.object());
        if (span.waker() != 0) args.put("waker", span.waker());
        String state = span.state().name().toLowerCase(Locale.ROOT);
        slice(span, state, Lane.Group.GOROUTINES, span.goroutine(), state, args);
        String label = ("G" + span.goroutine() + " " + span.name()).strip();
        if (span.p() >= 0) slice(span, label, Lane.Group.PROCESSORS, Lane.idOfProcessor(span.p()), state, args);
        if (span.m() >= 0) slice(span, label, Lane.Group.THREADS, Lane.idOfThread(span.m()), state, args);
    }

    private void slice(Span span, String name, Lane.Group group, long lane, String category, Map<String, Object> args) {
        event("X", name, span.start(), group, lane)
                .raw("dur", micros(span.duration()))
                .text("cat", category)
                .args(args)
                .end();
    }

    private void flows() {
        int id = 0;
        for (Edge edge : Edge.of(recording)) {
            if (edge.from() == 0) continue;
            String name = edge.kind().name().toLowerCase(Locale.ROOT);
            id++;
            event("s", name, edge.fromTime(), Lane.Group.GOROUTINES, edge.from())
                    .text("cat", name)
                    .raw("id", Integer.toString(id))
                    .end();
            event("f", name, edge.toTime(), Lane.Group.GOROUTINES, edge.to())
                    .text("cat", name)
                    .raw("id", Integer.toString(id))
                    .text("bp", "e")
                    .end();
        }
    }

    private void counters() {
        for (Series series : Series.of(recording)) {
            for (Series.Change change : series.changes()) {
                event("C", series.name(), change.nanos(), Lane.Group.PROCESSORS, 0)
                        .args(Map.of("value", change.value()))
                        .end();
            }
        }
    }

    private void notes() {
        for (Event e : recording.events()) {
            if (e.kind() != Event.Kind.LOG) continue;
            event("i", recording.text(e), e.nanos(), Lane.Group.GOROUTINES, e.g())
                    .text("s", "t")
                    .end();
        }
    }

    private Entry event(String phase, String name, long nanos, Lane.Group group, long lane) {
        return new Entry()
                .text("ph", phase)
                .text("name", name)
                .raw("ts", micros(nanos))
                .raw("pid", Integer.toString(group.pid))
                .raw("tid", Long.toString(lane));
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%d.%03d", nanos / 1000, nanos % 1000);
    }

    /// One JSON object of the list.
    private final class Entry {
        private final StringJoiner fields = new StringJoiner(",", "{", "}");

        Entry raw(String name, String value) {
            fields.add("\"" + name + "\":" + value);
            return this;
        }

        Entry text(String name, String value) {
            return raw(name, quoted(value));
        }

        Entry args(Map<String, ?> args) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            new TreeMap<String, Object>(args)
                    .forEach((name, value) ->
                            object.add("\"" + name + "\":" + (value instanceof Number ? value : quoted("" + value))));
            return raw("args", object.toString());
        }

        void end() {
            events.add(fields.toString());
        }

        private static String quoted(String text) {
            StringBuilder out = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') out.append('\\').append(c);
                else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
                else out.append(c);
            }
            return out.append('"').toString();
        }
    }
}
