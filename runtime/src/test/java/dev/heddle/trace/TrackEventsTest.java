package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrackEventsTest {
    private final Recording recording = new ChannelSimulation(3, 2, 5).play(400);

    /// A message taken apart: the values of each field, numbers as Long and all else as bytes.
    private static Map<Integer, List<Object>> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, List<Object>> fields = new TreeMap<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            Object value = switch ((int) key & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    yield bytes;
                }
                default -> throw new AssertionError("wire type of " + key);
            };
            fields.computeIfAbsent((int) (key >>> 3), _ -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) return value;
        }
    }

    private static List<Map<Integer, List<Object>>> messages(Map<Integer, List<Object>> fields, int number) {
        return fields.getOrDefault(number, List.of()).stream()
                .map(bytes -> fields((byte[]) bytes))
                .toList();
    }

    private static long number(Map<Integer, List<Object>> fields, int number) {
        return (long) fields.get(number).getFirst();
    }

    private static String text(Map<Integer, List<Object>> fields, int number) {
        return new String((byte[]) fields.get(number).getFirst(), StandardCharsets.UTF_8);
    }

    private List<Map<Integer, List<Object>>> packets() {
        return messages(fields(TrackEvents.bytes(recording)), 1);
    }

    @Test
    void everySpanIsASliceOnEachOfItsLanes() {
        Map<Long, String> names = new HashMap<>();
        Map<Long, List<String>> slices = new TreeMap<>(); // by track, begin and end
        Map<Long, String> open = new HashMap<>();
        for (Map<Integer, List<Object>> packet : packets()) {
            for (Map<Integer, List<Object>> track : messages(packet, 60)) {
                if (track.containsKey(2)) names.put(number(track, 1), text(track, 2));
            }
            for (Map<Integer, List<Object>> event : messages(packet, 11)) {
                long track = number(event, 11);
                long time = number(packet, 8);
                if (number(event, 9) == 1) assertEquals(null, open.put(track, text(event, 23) + " " + time));
                if (number(event, 9) == 2) {
                    slices.computeIfAbsent(track, _ -> new ArrayList<>()).add(open.remove(track) + " " + time);
                }
            }
        }
        assertEquals(Map.of(), open);
        Map<String, List<String>> wanted = new TreeMap<>();
        for (Span s : recording.spans()) {
            if (s.duration() == 0) continue;
            String bounds = " " + s.start() + " " + s.end();
            String goroutine = "G" + s.goroutine() + (s.name().isEmpty() ? "" : " " + s.name());
            wanted.computeIfAbsent(goroutine, _ -> new ArrayList<>())
                    .add(s.state().name().toLowerCase(java.util.Locale.ROOT) + bounds);
            if (s.p() < 0) continue;
            wanted.computeIfAbsent("P" + s.p(), _ -> new ArrayList<>()).add(goroutine + bounds);
            wanted.computeIfAbsent("M" + s.m(), _ -> new ArrayList<>()).add(goroutine + bounds);
        }
        Map<String, List<String>> told = new TreeMap<>();
        slices.forEach((track, list) -> told.put(names.get(track), list));
        assertEquals(wanted, told);
    }

    @Test
    void everyEdgeIsAFlowFromOneInstantToAnother() {
        Map<Long, Long> begun = new HashMap<>();
        int ended = 0;
        for (Map<Integer, List<Object>> packet : packets()) {
            for (Map<Integer, List<Object>> event : messages(packet, 11)) {
                if (event.containsKey(47)) begun.put(number(event, 47), number(packet, 8));
                if (event.containsKey(48)) {
                    assertTrue(begun.get(number(event, 48)) <= number(packet, 8));
                    ended++;
                }
            }
        }
        long edges = Edge.of(recording).stream().filter(e -> e.from() != 0).count();
        assertTrue(edges > 50);
        assertEquals(edges, begun.size());
        assertEquals(edges, ended);
    }

    @Test
    void countersHaveTheValuesOfTheirSeries() {
        Map<Long, String> names = new HashMap<>();
        Map<String, List<Series.Change>> told = new HashMap<>();
        for (Map<Integer, List<Object>> packet : packets()) {
            for (Map<Integer, List<Object>> track : messages(packet, 60)) {
                if (track.containsKey(8)) names.put(number(track, 1), text(track, 2));
            }
            for (Map<Integer, List<Object>> event : messages(packet, 11)) {
                if (number(event, 9) != 4) continue;
                told.computeIfAbsent(names.get(number(event, 11)), _ -> new ArrayList<>())
                        .add(new Series.Change(number(packet, 8), number(event, 30)));
            }
        }
        for (Series series : Series.of(recording)) {
            assertEquals(series.changes(), told.getOrDefault(series.name(), List.of()), series.name());
        }
    }

    /// Perfetto's own Python package holds its schema: it must know every field that is written.
    @Test
    void perfettosOwnSchemaReadsIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("trace.pftrace");
        TrackEvents.write(recording, file);
        String read = "import sys\n"
                + "from perfetto.protos.perfetto.trace import perfetto_trace_pb2 as p\n"
                + "from google.protobuf import unknown_fields as u\n"
                + "t = p.Trace(); t.ParseFromString(open(sys.argv[1], 'rb').read())\n"
                + "def unknown(m):\n"
                + "    return len(u.UnknownFieldSet(m)) + sum(unknown(v) for f, w in m.ListFields()\n"
                + "        if f.message_type for v in (w if hasattr(w, 'append') else [w]))\n"
                + "begin = sum(1 for k in t.packet if k.track_event.type == p.TrackEvent.TYPE_SLICE_BEGIN)\n"
                + "flows = sum(len(k.track_event.flow_ids) for k in t.packet)\n"
                + "print(unknown(t), begin, flows)\n";
        String python = Files.isExecutable(Path.of("../.venv/bin/python")) ? "../.venv/bin/python" : "python3";
        String found = output(python, "-c", "import perfetto.protos.perfetto.trace.perfetto_trace_pb2; print('yes')");
        assumeTrue(found.equals("yes"), "Python's package perfetto is not installed: pip install perfetto");
        long slices = recording.spans().stream()
                .filter(s -> s.duration() > 0)
                .mapToLong(s -> s.p() < 0 ? 1 : 3)
                .sum();
        long flows = Edge.of(recording).stream().filter(e -> e.from() != 0).count();
        assertEquals("0 " + slices + " " + flows, output(python, "-c", read, file.toString()));
    }

    private static String output(String... command) throws IOException {
        try (var in =
                new ProcessBuilder(command).redirectErrorStream(true).start().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
