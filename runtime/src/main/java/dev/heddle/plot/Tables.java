package dev.heddle.plot;

import dev.heddle.trace.Edge;
import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import dev.heddle.trace.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Recordings as Tablesaw tables. Times are whole nanoseconds since the recording began, in columns that end with
/// `_ns`; what is unknown or none is missing.
final class Tables {
    private Tables() {}

    static Table events(Recording recording) {
        LongColumn seq = LongColumn.create("seq");
        LongColumn time = LongColumn.create("t_ns");
        StringColumn kind = StringColumn.create("kind");
        IntColumn g = IntColumn.create("g");
        IntColumn p = IntColumn.create("p");
        IntColumn m = IntColumn.create("m");
        StringColumn from = StringColumn.create("from");
        StringColumn to = StringColumn.create("to");
        StringColumn reason = StringColumn.create("reason");
        LongColumn object = LongColumn.create("obj");
        StringColumn objectKind = StringColumn.create("obj_kind");
        IntColumn partner = IntColumn.create("g2");
        IntColumn otherP = IntColumn.create("p2");
        IntColumn count = IntColumn.create("n");
        StringColumn value = StringColumn.create("value");
        StringColumn site = StringColumn.create("site");
        Transitions transitions = new Transitions();
        for (Event e : recording.events()) {
            seq.append(seq.size());
            time.append(e.nanos());
            kind.append(e.kind().toString());
            id(g, e.g());
            place(p, e.p());
            place(m, e.m());
            Transitions.Step step = transitions.of(e);
            from.append(step.from());
            to.append(step.to());
            reason.append(e.reason().toString());
            object(object, e.object());
            objectKind.append(e.object() == 0 ? "" : e.objectKind());
            id(partner, e.hasOtherP() ? 0 : e.partner());
            place(otherP, e.hasOtherP() ? (int) e.partner() : -1);
            count.append(e.count());
            value.append(e.value());
            site.append(e.site());
        }
        return Table.create(
                "events",
                seq,
                time,
                kind,
                g,
                p,
                m,
                from,
                to,
                reason,
                object,
                objectKind,
                partner,
                otherP,
                count,
                value,
                site);
    }

    static Table spans(Recording recording) {
        LongColumn id = LongColumn.create("span_id");
        IntColumn g = IntColumn.create("g");
        StringColumn name = StringColumn.create("name");
        IntColumn p = IntColumn.create("p");
        IntColumn m = IntColumn.create("m");
        StringColumn state = StringColumn.create("state");
        LongColumn start = LongColumn.create("start_ns");
        LongColumn end = LongColumn.create("end_ns");
        LongColumn duration = LongColumn.create("dur_ns");
        StringColumn cause = StringColumn.create("start_cause");
        StringColumn reason = StringColumn.create("stop_reason");
        LongColumn object = LongColumn.create("obj");
        StringColumn objectKind = StringColumn.create("obj_kind");
        IntColumn waker = IntColumn.create("waker_g");
        LongColumn wake = LongColumn.create("wake_ns");
        StringColumn site = StringColumn.create("site");
        Map<Long, Long> ready = new HashMap<>(); // by goroutine, when it last became runnable
        Causes causes = new Causes(recording);
        for (Span s : recording.spans()) {
            id.append(id.size());
            id(g, s.goroutine());
            name.append(s.name());
            place(p, s.p());
            place(m, s.m());
            state.append(Lanes.word(s.state()));
            start.append(s.start());
            end.append(s.end());
            duration.append(s.duration());
            cause.append(causes.of(s));
            reason.append(s.reason().toString());
            object(object, s.object());
            objectKind.append(s.object() == 0 ? "" : s.reason().object());
            id(waker, s.waker());
            Long since = wakes(s, ready);
            if (since == null) wake.appendMissing();
            else wake.append(since);
            site.append(s.site());
        }
        return Table.create(
                "spans",
                id,
                g,
                name,
                p,
                m,
                state,
                start,
                end,
                duration,
                cause,
                reason,
                object,
                objectKind,
                waker,
                wake,
                site);
    }

    /// When the goroutine became runnable: for a wait that ended its end, for other spans before they ran.
    private static @Nullable Long wakes(Span s, Map<Long, Long> ready) {
        return switch (s.state()) {
            case RUNNABLE -> {
                ready.put(s.goroutine(), s.start());
                yield s.start();
            }
            case RUNNING -> ready.remove(s.goroutine());
            case BLOCKED, SLEEPING -> s.waker() == 0 ? null : Long.valueOf(s.end());
        };
    }

    static Table edges(Recording recording) {
        StringColumn kind = StringColumn.create("kind");
        IntColumn from = IntColumn.create("from_g");
        LongColumn fromTime = LongColumn.create("from_ns");
        IntColumn to = IntColumn.create("to_g");
        LongColumn toTime = LongColumn.create("to_ns");
        LongColumn object = LongColumn.create("obj");
        StringColumn value = StringColumn.create("value");
        for (Edge e : Edge.of(recording)) {
            kind.append(e.kind().name().toLowerCase(Locale.ROOT));
            id(from, e.from());
            fromTime.append(e.fromTime());
            id(to, e.to());
            toTime.append(e.toTime());
            object(object, e.object());
            value.append(e.value());
        }
        return Table.create("edges", kind, from, fromTime, to, toTime, object, value);
    }

    static Table counters(Recording recording) {
        LongColumn time = LongColumn.create("t_ns");
        StringColumn name = StringColumn.create("name");
        LongColumn value = LongColumn.create("value");
        for (Series series : Series.of(recording)) {
            for (Series.Change change : series.changes()) {
                time.append(change.nanos());
                name.append(series.name());
                value.append(change.value());
            }
        }
        return Table.create("counters", time, name, value).sortAscendingOn("t_ns");
    }

    static Table meta(Recording recording) {
        Recording.Meta meta = recording.meta();
        StringColumn key = StringColumn.create(
                "key", "clock", "gomaxprocs", "begin_ns", "end_ns", "events", "spans", "dropped_events");
        StringColumn value = StringColumn.create("value");
        value.append(meta.virtualClock() ? "virtual" : "real");
        long[] numbers = {
            meta.gomaxprocs(),
            meta.begin(),
            meta.end(),
            recording.events().size(),
            recording.spans().size(),
            meta.dropped()
        };
        for (long number : numbers) value.append(Long.toString(number));
        return Table.create("meta", key, value);
    }

    static void id(IntColumn column, long g) {
        if (g == 0) column.appendMissing();
        else column.append(Math.toIntExact(g));
    }

    private static void place(IntColumn column, int place) {
        if (place < 0) column.appendMissing();
        else column.append(place);
    }

    private static void object(LongColumn column, long object) {
        if (object == 0) column.appendMissing();
        else column.append(object);
    }
}
