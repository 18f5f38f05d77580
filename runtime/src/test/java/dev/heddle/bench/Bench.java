package dev.heddle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Measures Heddle beside Go, Jox, Kotlin's coroutines and the JDK's own virtual threads: a process of each in turn, as
/// often as asked; prints a table, and keeps it with the raw figures as CSV and a figure as SVG. Arguments: [Options].
/// Run from the runtime's folder.
public final class Bench {
    private final Options options;
    private final List<Peer> peers;
    private final Results results = new Results();

    private Bench(Options options, List<Peer> peers) {
        this.options = options;
        this.peers = peers;
    }

    /// Measures and reports.
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        new Bench(options, Peer.present(options)).run();
    }

    private void run() throws IOException, InterruptedException {
        List<Program> programs = options.programs();
        for (int i = 1; i <= options.processes(); i++) {
            for (Peer peer : peers) {
                System.err.printf("heddle: bench %d of %d: %s%n", i, options.processes(), peer.name());
                measure(peer, programs);
                if (options.parked() > 0 && !peer.memory().isEmpty()) park(peer);
            }
        }
        Report report = new Report(results, peers, programs, facts());
        System.out.print(report.table());
        Path out = Path.of(options.out());
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out.resolveSibling(out.getFileName() + ".txt"), report.table());
        Files.write(out.resolveSibling(out.getFileName() + ".csv"), report.csv());
        Files.writeString(
                out.resolveSibling(out.getFileName() + ".svg"),
                Picture.of(results, peers).svg());
        System.out.printf("%nheddle: kept as %s.txt, .csv and .svg%n", out.toAbsolutePath());
    }

    private void measure(Peer peer, List<Program> programs) throws IOException, InterruptedException {
        if (programs.isEmpty()) return;
        List<String> command = new ArrayList<>(peer.command());
        command.addAll(options.seconds());
        for (Program program : programs) command.add(program.argument());
        for (String line : Running.of(command)) add(peer, line.split(" ")[0], line);
    }

    private void park(Peer peer) throws IOException, InterruptedException {
        for (int depth : new int[] {1, 20}) {
            List<String> command = new ArrayList<>(peer.memory());
            command.addAll(List.of(String.valueOf(options.parked()), String.valueOf(depth)));
            add(peer, "B16.depth" + depth, Running.of(command).getLast());
        }
    }

    private void add(Peer peer, String program, String line) {
        String[] words = line.split(" ");
        results.add(
                program, peer.name(), new Results.Sample(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
    }

    private List<String> facts() throws IOException {
        List<String> facts = new ArrayList<>();
        facts.add("%s, %s, %d CPUs of %s, load %.1f"
                .formatted(
                        LocalDate.now(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage()));
        facts.add("%d Ps, %d processes of each, %s s to warm up and measure each program, JVM options %s"
                .formatted(
                        options.processors(),
                        options.processes(),
                        String.join(" + ", options.seconds()),
                        String.join(" ", options.jvm())));
        for (Peer peer : peers) facts.add(peer.name() + ": " + peer.version());
        return facts;
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) return System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
