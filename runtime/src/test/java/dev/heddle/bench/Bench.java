package dev.heddle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures the runtime beside Go: several JVMs and as many runs of Go, in turn; prints medians and the spread between
/// processes. Arguments: how many of each, and the number of Ps. Run from the runtime's folder.
public final class Bench {
    private static final Pattern JAVA_LINE = Pattern.compile("(\\w+) ([\\d.]+)");
    private static final Pattern GO_LINE = Pattern.compile("Benchmark(\\w+?)(?:-\\d+)?\\s+\\d+\\s+([\\d.]+) ns/op.*");
    private static final Map<String, Double> LIMITS = Map.of("Yield", 1.8); // × Go's time; 1.5 for the others
    private static final List<String> JVM = List.of(
            "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Djdk.trackAllThreads=false", "-XX:+UseSerialGC");

    private final Map<String, List<Double>> ours = new LinkedHashMap<>();
    private final Map<String, List<Double>> gos = new LinkedHashMap<>();

    private Bench() {}

    public static void main(String[] args) throws Exception {
        int processes = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        String ps = args.length > 1 ? args[1] : "2";
        Bench bench = new Bench();
        Optional<Path> go = go();
        for (int i = 0; i < processes; i++) {
            bench.run(java(ps), JAVA_LINE, bench.ours);
            if (go.isPresent()) bench.run(goTest(go.get(), ps), GO_LINE, bench.gos);
        }
        bench.print(processes, ps);
    }

    private static List<String> java(String ps) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Figures.class.getName(), ps));
        return command;
    }

    private static List<String> goTest(Path go, String ps) {
        return List.of(
                go.toString(),
                "test",
                "-C",
                "src/test/go",
                "-bench",
                ".",
                "-benchtime",
                "1000000x",
                "-count",
                "3",
                "-cpu",
                ps);
    }

    private static Optional<Path> go() {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, "go"));
        return Stream.concat(onPath, Stream.of(Path.of("/usr/local/go/bin/go")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs a process and notes the median that it gives for each program.
    private void run(List<String> command, Pattern line, Map<String, List<Double>> figures)
            throws InterruptedException {
        Map<String, List<Double>> mine = new LinkedHashMap<>();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            for (String said : new String(process.getInputStream().readAllBytes()).split("\n")) {
                Matcher m = line.matcher(said.trim());
                if (m.matches())
                    mine.computeIfAbsent(m.group(1), name -> new ArrayList<>()).add(Double.valueOf(m.group(2)));
            }
            if (process.waitFor() != 0) throw new IllegalStateException("failed: " + String.join(" ", command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mine.forEach((name, values) ->
                figures.computeIfAbsent(name, n -> new ArrayList<>()).add(median(values)));
    }

    private void print(int processes, String ps) {
        System.out.printf("ns per operation on %s Ps: median of %d processes (least to most)%n", ps, processes);
        System.out.printf("%-12s %24s %24s %8s %8s%n", "", "Heddle", "Go", "× Go", "at most");
        ours.forEach((name, values) -> {
            List<Double> theirs = gos.getOrDefault(name, List.of());
            String ratio = theirs.isEmpty() ? "-" : "%.2f".formatted(median(values) / median(theirs));
            double limit = LIMITS.getOrDefault(name, 1.5);
            System.out.printf("%-12s %24s %24s %8s %8.1f%n", name, cell(values), cell(theirs), ratio, limit);
        });
    }

    private static String cell(List<Double> values) {
        if (values.isEmpty()) return "no Go here";
        return "%.0f (%.0f to %.0f)".formatted(median(values), Collections.min(values), Collections.max(values));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
