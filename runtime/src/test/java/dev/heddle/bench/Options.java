package dev.heddle.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a run of the benchmark is asked for, as `name=value`:
///
/// - `jvms=5` processes of each peer, in turn
/// - `seconds=0.2,0.1` to warm up and to measure each program
/// - `programs=B1|B2` those whose names begin so
/// - `peers=Heddle,Go` only these
/// - `ps=2` processors
/// - `jvm=-XX:+UseSerialGC` options of all JVMs, between spaces
/// - `base=../base/target/classes` classes of another Heddle, measured as a peer
/// - `parked=100000` goroutines whose memory is measured; 0 for none
/// - `out=target/bench/bench` the files to write, without their endings
record Options(Map<String, String> given) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "jvms", "5",
            "seconds", "0.2,0.1",
            "programs", "B",
            "peers", String.join(",", Peer.HEDDLE, Peer.GO, Peer.JOX, Peer.KOTLIN, Peer.QUEUES, Peer.FLOOR),
            "ps", "2",
            "jvm", "-XX:+UseParallelGC -XX:+UseCompactObjectHeaders -Xms2g -Xmn1600m -XX:+AlwaysPreTouch",
            "base", "",
            "parked", "100000",
            "out", "target/bench/bench");

    /// Reads the arguments.
    static Options of(String... args) {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (String arg : args) {
            int at = arg.indexOf('=');
            String name = at < 0 ? arg : arg.substring(0, at);
            if (at < 0 || !DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException(
                        "unknown: " + arg + "; allowed are name=value with " + new TreeSet<>(DEFAULTS.keySet()));
            }
            given.put(name, arg.substring(at + 1));
        }
        return new Options(given);
    }

    private String value(String name) {
        return given.getOrDefault(name, "");
    }

    int processes() {
        return Integer.parseInt(value("jvms"));
    }

    List<String> seconds() {
        return List.of(value("seconds").split(","));
    }

    int processors() {
        return Integer.parseInt(value("ps"));
    }

    int parked() {
        return Integer.parseInt(value("parked"));
    }

    String out() {
        return value("out");
    }

    String base() {
        return value("base");
    }

    List<String> jvm() {
        return value("jvm").isEmpty() ? List.of() : List.of(value("jvm").split(" "));
    }

    /// The same without what makes the heap large from the start, so that its size tells what is used.
    List<String> jvmWithGrowingHeap() {
        return jvm().stream()
                .filter(option -> !option.matches("-Xm[nsx].*|.*AlwaysPreTouch"))
                .toList();
    }

    Set<String> peers() {
        return Set.of(value("peers").split(","));
    }

    List<Program> programs() {
        Pattern wanted = Pattern.compile("(" + value("programs") + ").*");
        return Program.all().stream()
                .filter(p -> wanted.matcher(p.name()).matches())
                .toList();
    }
}
