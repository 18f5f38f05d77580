package dev.heddle.bench;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.WaitReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures what tracing costs, beside Go: ping-pong, skynet and the sieve with and without, in turn, in processes of
/// their own. Go writes its trace to nowhere, Heddle keeps the latest events. Then what one event costs by itself, and
/// how long ten million of them take to become spans. Arguments: [Options], of which `jvms`, `seconds` and `ps` count.
public final class Tracing {
    static final String VARIABLE = "HEDDLE_BENCH_TRACE";
    private static final List<String> PROGRAMS = List.of("B1.pingPong:200000", "B9.skynet:100000", "B8.sieve:500");
    private static final int EVENTS = 10_000_000;
    private static final int CAPACITY = 1 << 16;

    private Tracing() {}

    /// Measures and prints.
    public static void main(String[] args) throws IOException, InterruptedException {
        oneEvent();
        spans();
        overhead(Options.of(args));
    }

    private static void overhead(Options options) throws IOException, InterruptedException {
        List<String> given = new ArrayList<>(List.of("ps=" + options.processors(), "peers=Heddle,Go"));
        given.add("jvm=" + String.join(" ", options.jvm()));
        List<Peer> peers = Peer.present(Options.of(given.toArray(String[]::new)));
        Map<String, List<Double>> walls = new LinkedHashMap<>();
        for (int i = 0; i < options.processes(); i++) {
            for (String program : PROGRAMS) {
                for (Peer peer : peers) {
                    for (boolean on : new boolean[] {false, true}) {
                        List<String> command = new ArrayList<>();
                        if (on) command.addAll(List.of("env", VARIABLE + "=1"));
                        command.addAll(peer.command());
                        command.addAll(options.seconds());
                        command.add(program);
                        double wall =
                                Double.parseDouble(Running.of(command).getLast().split(" ")[1]);
                        walls.computeIfAbsent(key(program, peer, on), _ -> new ArrayList<>())
                                .add(wall);
                    }
                }
            }
        }
        System.out.printf(Locale.ROOT, "%n%-14s%10s%12s%12s%10s%n", "", "", "ns off", "ns on", "on / off");
        for (String program : PROGRAMS) {
            for (Peer peer : peers) {
                double off = Suite.median(walls.get(key(program, peer, false)));
                double on = Suite.median(walls.get(key(program, peer, true)));
                String name = program.substring(0, program.indexOf(':'));
                System.out.printf(Locale.ROOT, "%-14s%10s%12.0f%12.0f%10.2f%n", name, peer.name(), off, on, on / off);
            }
        }
    }

    private static String key(String program, Peer peer, boolean on) {
        return program + peer.name() + on;
    }

    private static void oneEvent() {
        double clock = Double.MAX_VALUE;
        double event = Double.MAX_VALUE;
        Recorder recorder = Recorder.wall(1, CAPACITY, false);
        for (int round = 0; round < 20; round++) {
            long began = System.nanoTime();
            long sum = 0;
            for (int i = 0; i < EVENTS / 10; i++) sum += System.nanoTime();
            Work.use((int) sum);
            long between = System.nanoTime();
            for (int i = 0; i < EVENTS / 10; i++) {
                recorder.record(recorder.now(), Event.Kind.CHAN_SEND, i, 0, 1, WaitReason.NONE, 7, 2, 1, 3, null);
            }
            clock = Math.min(clock, (between - began) / (EVENTS / 10.0));
            event = Math.min(event, (System.nanoTime() - between) / (EVENTS / 10.0));
        }
        System.out.printf(
                Locale.ROOT,
                "an event: %.1f ns, of which %.1f ns are one reading of the clock; %d bytes%n",
                event,
                clock,
                Recorder.BYTES_PER_EVENT);
    }

    /// Two goroutines that hand each other a value, on paper.
    private static void spans() {
        List<Event> events = new ArrayList<>(EVENTS);
        WaitReason none = WaitReason.NONE;
        for (int i = 0; events.size() < EVENTS; i++) {
            long g = 1 + i % 2;
            long other = 3 - g;
            long t = i * 200L;
            if (i > 0) events.add(new Event(t, Event.Kind.GO_START, g, 0, 0, none, 0, 0, 0));
            if (i > 0) events.add(new Event(t + 40, Event.Kind.GO_UNBLOCK, g, 0, 0, none, 0, other, 0));
            events.add(new Event(t + 90, Event.Kind.GO_BLOCK, g, 0, 0, WaitReason.CHAN_RECEIVE, 7, 0, 0));
        }
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            Recording recording = Recording.of(
                    events, Map.of(1L, "ping", 2L, "pong"), new Recording.Meta(false, 1, 0, 0, EVENTS * 200L));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,d events to %,d spans: %.2f s%n",
                    events.size(),
                    recording.spans().size(),
                    seconds);
        }
    }
}
