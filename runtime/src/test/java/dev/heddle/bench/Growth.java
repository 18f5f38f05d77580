package dev.heddle.bench;

import dev.heddle.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Measures how cost grows, beside Go: with Ps, goroutines, select cases and waiters on a close. Prints a table for
/// each
/// and keeps it as CSV, with a figure as SVG. Arguments: [Options], of which `jvms`, `seconds`, `jvm` and `out` count.
public final class Growth {
    /// One way to grow.
    ///
    /// @param name of the files
    /// @param x what grows
    /// @param y what is measured
    /// @param sizes and the arguments for each: the number of Ps, then the program
    private record Series(String name, String x, String y, Map<Integer, List<String>> sizes) {}

    private final Options options;

    private Growth(Options options) {
        this.options = options;
    }

    /// Measures and reports.
    public static void main(String[] args) throws IOException, InterruptedException {
        Growth growth = new Growth(Options.of(args));
        for (Series series : all()) growth.measure(series);
    }

    private static List<Series> all() {
        List<Series> all = new ArrayList<>();
        for (String program : List.of("B1.pingPong:200000", "B9.skynet:100000", "B11.pairs0:200000")) {
            Map<Integer, List<String>> ps = new TreeMap<>();
            for (int p = 1; p <= 16; p *= 2) ps.put(p, List.of(String.valueOf(p), program));
            String name = program.substring(0, program.indexOf(':'));
            all.add(new Series("ps-" + name, "Ps", "ns for one of " + name, ps));
        }
        Map<Integer, List<String>> goroutines = new TreeMap<>();
        for (int n = 100; n <= 1_000_000; n *= 10) goroutines.put(n, List.of("2", "B7.laps:" + n));
        all.add(new Series(
                "goroutines", "goroutines", "ns for each to start, receive and send 10 times, and end", goroutines));
        Map<Integer, List<String>> cases = new TreeMap<>();
        cases.put(2, List.of("2", "B4.sync:30000"));
        for (int n = 4; n <= 64; n *= 2) cases.put(n, List.of("2", "B4.cases" + n + ":30000"));
        all.add(new Series("cases", "cases", "ns for a select", cases));
        Map<Integer, List<String>> waiters = new TreeMap<>();
        for (int n = 1; n <= 100_000; n *= 10) waiters.put(n, List.of("2", "B6.close:" + n));
        all.add(new Series("close", "waiters", "ns for each to start, wait, be woken by the close, and end", waiters));
        return all;
    }

    private void measure(Series series) throws IOException, InterruptedException {
        Map<String, Map<Integer, List<Double>>> curves = new LinkedHashMap<>();
        for (int i = 0; i < options.processes(); i++) {
            for (Map.Entry<Integer, List<String>> size : series.sizes.entrySet()) {
                for (Peer peer : peers(size.getValue().getFirst())) {
                    List<String> command = new ArrayList<>(peer.command());
                    command.addAll(options.seconds());
                    command.add(size.getValue().getLast());
                    double wall =
                            Double.parseDouble(Running.of(command).getLast().split(" ")[1]);
                    curves.computeIfAbsent(peer.name(), p -> new TreeMap<>())
                            .computeIfAbsent(size.getKey(), n -> new ArrayList<>())
                            .add(wall);
                }
            }
        }
        report(series, curves);
    }

    private List<Peer> peers(String ps) throws IOException, InterruptedException {
        Options one = Options.of("ps=" + ps, "jvm=" + String.join(" ", options.jvm()), "peers=Heddle,Go");
        return Peer.present(one);
    }

    private void report(Series series, Map<String, Map<Integer, List<Double>>> curves) throws IOException {
        List<String> csv =
                new ArrayList<>(List.of("# " + series.y, series.x + "," + String.join(",", curves.keySet())));
        Map<String, Map<Double, Double>> drawn = new LinkedHashMap<>();
        System.out.printf("%n%s%n%12s", series.y, series.x);
        for (String peer : curves.keySet()) System.out.printf("%12s", peer);
        System.out.println();
        for (int size : series.sizes.keySet()) {
            StringBuilder row = new StringBuilder(String.valueOf(size));
            System.out.printf("%12d", size);
            for (Map.Entry<String, Map<Integer, List<Double>>> curve : curves.entrySet()) {
                double median = Suite.median(curve.getValue().get(size));
                row.append(String.format(Locale.ROOT, ",%.1f", median));
                System.out.printf("%12.1f", median);
                drawn.computeIfAbsent(curve.getKey(), p -> new LinkedHashMap<>())
                        .put(Math.log10(size), median);
            }
            System.out.println();
            csv.add(row.toString());
        }
        Path out = Path.of(options.out()).resolveSibling("growth-" + series.name);
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.write(out.resolveSibling(out.getFileName() + ".csv"), csv);
        Files.writeString(
                out.resolveSibling(out.getFileName() + ".svg"),
                Plot.graph("log10 of " + series.x, series.y, drawn).svg());
    }
}
