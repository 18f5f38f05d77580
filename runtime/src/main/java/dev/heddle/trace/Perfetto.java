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
import java.util.TreeSet;

/// Writes a recording for ui.perfetto.dev and chrome://tracing: processors, goroutines and threads as three processes
/// of the viewer, who went on from whom as flows, counters as counters. Source: Trace Event Format, Google.
public final class Perfetto {
    private static final int PROCESSORS = 1;
    private static final int GOROUTINES = 2;
    private static final int THREADS = 3;

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
        TreeSet<Integer> ps = new TreeSet<>();
        TreeSet<Integer> ms = new TreeSet<>();
        TreeMap<Long, String> gs = new TreeMap<>();
        for (Span span : recording.spans()) {
            if (span.p() >= 0) ps.add(span.p());
            if (span.m() >= 0) ms.add(span.m());
            gs.put(span.goroutine(), span.name());
        }
        process(PROCESSORS, "P lanes");
        process(GOROUTINES, "Goroutines");
        process(THREADS, "OS threads");
        for (int p : ps) thread(PROCESSORS, p + 1L, "P" + p);
        for (int m : ms) thread(THREADS, m + 1L, "M" + m);
        gs.forEach((g, name) -> thread(GOROUTINES, g, ("G" + g + " " + name).strip()));
    }

    private void process(int pid, String name) {
        event("M", "process_name", 0, pid, 0).args(Map.of("name", name)).end();
    }

    private void thread(int pid, long tid, String name) {
        event("M", "thread_name", 0, pid, tid).args(Map.of("name", name)).end();
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
        slice(span, state, GOROUTINES, span.goroutine(), state, args);
        String label = ("G" + span.goroutine() + " " + span.name()).strip();
        if (span.p() >= 0) slice(span, label, PROCESSORS, span.p() + 1L, state, args);
        if (span.m() >= 0) slice(span, label, THREADS, span.m() + 1L, state, args);
    }

    private void slice(Span span, String name, int pid, long tid, String category, Map<String, Object> args) {
        event("X", name, span.start(), pid, tid)
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
            event("s", name, edge.fromTime(), GOROUTINES, edge.from())
                    .text("cat", name)
                    .raw("id", Integer.toString(id))
                    .end();
            event("f", name, edge.toTime(), GOROUTINES, edge.to())
                    .text("cat", name)
                    .raw("id", Integer.toString(id))
                    .text("bp", "e")
                    .end();
        }
    }

    private void counters() {
        for (Series series : Series.of(recording)) {
            for (Series.Change change : series.changes()) {
                event("C", series.name(), change.nanos(), PROCESSORS, 0)
                        .args(Map.of("value", change.value()))
                        .end();
            }
        }
    }

    private void notes() {
        for (Event e : recording.events()) {
            if (e.kind() != Event.Kind.LOG) continue;
            event("i", recording.text(e), e.nanos(), GOROUTINES, e.g())
                    .text("s", "t")
                    .end();
        }
    }

    private Entry event(String phase, String name, long nanos, int pid, long tid) {
        return new Entry()
                .text("ph", phase)
                .text("name", name)
                .raw("ts", micros(nanos))
                .raw("pid", Integer.toString(pid))
                .raw("tid", Long.toString(tid));
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
