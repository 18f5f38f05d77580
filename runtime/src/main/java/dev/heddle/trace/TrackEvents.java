package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Writes a recording in the binary form of ui.perfetto.dev: what [Perfetto] says in JSON, in a seventh of the bytes,
/// with nanoseconds, and with lanes that keep their order. Source: Perfetto, `perfetto_trace.proto`.
public final class TrackEvents {
    private static final int SEQUENCE = 1;
    private static final int EXPLICIT_ORDER = 3;

    private enum Type {
        BEGIN(1),
        END(2),
        INSTANT(3),
        COUNTER(4);

        final int number; // Perfetto's

        Type(int number) {
            this.number = number;
        }
    }

    private record Track(Lane.Group group, long id) {
        long uuid() {
            return ((long) group.pid << 48) + id + 1;
        }
    }

    private final Recording recording;
    private final Protobuf trace = new Protobuf();

    private TrackEvents(Recording recording) {
        this.recording = recording;
    }

    /// The recording as one `Trace` message. Times are nanoseconds since the recording began.
    public static byte[] bytes(Recording recording) {
        TrackEvents writer = new TrackEvents(recording);
        writer.descriptors();
        writer.slices();
        writer.flows();
        writer.notes();
        writer.counters();
        return writer.trace.toBytes();
    }

    /// Writes the message to a file, which the viewer expects to be called `.pftrace`.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void write(Recording recording, Path file) {
        try {
            Files.write(file, bytes(recording));
        } catch (IOException e) {
            throw new UncheckedIOException("the trace cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private void descriptors() {
        for (Lane.Group group : Lane.Group.values()) process(group);
        for (Lane lane : Lane.of(recording)) lane(new Track(lane.group(), lane.id()), lane.name());
    }

    private void process(Lane.Group group) {
        Protobuf descriptor = new Protobuf()
                .number(1, new Track(group, 0).uuid())
                .message(3, new Protobuf().number(1, group.pid).text(6, group.title))
                .number(11, EXPLICIT_ORDER);
        packet(new Protobuf().message(60, descriptor));
    }

    private void lane(Track track, String name) {
        int pid = track.group.pid;
        Protobuf thread = new Protobuf().number(1, pid).number(2, track.id).text(5, name);
        Protobuf descriptor = new Protobuf()
                .number(1, track.uuid())
                .text(2, name)
                .message(4, thread)
                .number(5, new Track(track.group, 0).uuid())
                .number(12, track.id);
        packet(new Protobuf().message(60, descriptor));
    }

    private void slices() {
        for (Span span : recording.spans()) {
            if (span.duration() == 0) continue;
            String state = span.state().name().toLowerCase(Locale.ROOT);
            String label = ("G" + span.goroutine() + " " + span.name()).strip();
            slice(new Track(Lane.Group.GOROUTINES, span.goroutine()), span, state, state);
            if (span.p() >= 0)
                slice(new Track(Lane.Group.PROCESSORS, Lane.idOfProcessor(span.p())), span, label, state);
            if (span.m() >= 0) slice(new Track(Lane.Group.THREADS, Lane.idOfThread(span.m())), span, label, state);
        }
    }

    private void slice(Track track, Span span, String name, String category) {
        Protobuf begin = event(Type.BEGIN, track).text(22, category).text(23, name);
        note(begin, "g", span.goroutine());
        if (span.p() >= 0) note(begin, "p", span.p());
        if (span.m() >= 0) note(begin, "m", span.m());
        if (span.object() != 0) note(begin, "obj", span.object());
        if (span.waker() != 0) note(begin, "waker", span.waker());
        if (span.reason() != WaitReason.NONE)
            note(begin, "reason", span.reason().toString());
        if (!span.site().isEmpty()) note(begin, "site", span.site());
        packet(span.start(), begin);
        packet(span.end(), event(Type.END, track));
    }

    private static void note(Protobuf event, String name, long value) {
        event.message(4, new Protobuf().text(10, name).number(4, value));
    }

    private static void note(Protobuf event, String name, String value) {
        event.message(4, new Protobuf().text(10, name).text(6, value));
    }

    /// An instant on each of two lanes, joined by a number.
    private void flows() {
        long id = 0;
        for (Edge edge : Edge.of(recording)) {
            if (edge.from() == 0) continue;
            id++;
            String name = edge.kind().name().toLowerCase(Locale.ROOT);
            Protobuf from = event(Type.INSTANT, new Track(Lane.Group.GOROUTINES, edge.from()))
                    .text(22, name)
                    .text(23, name);
            if (!edge.value().isEmpty()) note(from, "value", edge.value());
            packet(edge.fromTime(), from.fixed(47, id));
            Protobuf to = event(Type.INSTANT, new Track(Lane.Group.GOROUTINES, edge.to()))
                    .text(22, name)
                    .text(23, name);
            packet(edge.toTime(), to.fixed(48, id));
        }
    }

    private void notes() {
        for (Event e : recording.events()) {
            if (e.kind() != Event.Kind.LOG) continue;
            packet(
                    e.nanos(),
                    event(Type.INSTANT, new Track(Lane.Group.GOROUTINES, e.g()))
                            .text(22, "log")
                            .text(23, e.value()));
        }
    }

    private void counters() {
        List<Series> all = Series.of(recording);
        for (int i = 0; i < all.size(); i++) {
            Track track = new Track(Lane.Group.COUNTERS, i + 1L);
            Protobuf descriptor = new Protobuf()
                    .number(1, track.uuid())
                    .text(2, all.get(i).name())
                    .number(5, new Track(Lane.Group.COUNTERS, 0).uuid())
                    .message(8, new Protobuf());
            packet(new Protobuf().message(60, descriptor));
            for (Series.Change change : all.get(i).changes()) {
                packet(change.nanos(), event(Type.COUNTER, track).number(30, change.value()));
            }
        }
    }

    private static Protobuf event(Type type, Track track) {
        return new Protobuf().number(9, type.number).number(11, track.uuid());
    }

    private void packet(long nanos, Protobuf event) {
        packet(new Protobuf().number(8, nanos).message(11, event));
    }

    private void packet(Protobuf packet) {
        trace.message(1, packet.number(10, SEQUENCE));
    }
}
