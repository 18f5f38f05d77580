package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The results as a table for people and as CSV for programs.
final class Report {
    private final Results results;
    private final List<Peer> peers;
    private final Map<String, Program> programs;
    private final List<String> timed;
    private final List<String> facts;

    /// A report.
    ///
    /// @param facts about machine and versions
    Report(Results results, List<Peer> peers, List<Program> programs, List<String> facts) {
        this.results = results;
        this.peers = peers;
        this.programs = programs.stream().collect(Collectors.toMap(Program::name, p -> p));
        this.timed = programs.stream().map(Program::name).toList();
        this.facts = facts;
    }

    String table() {
        StringBuilder out = new StringBuilder();
        for (String fact : facts) line(out, fact);
        line(out, "");
        line(
                out,
                "Median of the processes (least to most), ns per operation; × is Heddle's time over the other's; B16 in bytes.");
        StringBuilder head = new StringBuilder(cell("", 20));
        for (Peer peer : peers) head.append(right(peer.name(), 26));
        for (Peer peer : others()) head.append(right("× " + peer.name(), 10));
        line(out, head + right("at most", 9) + right("CPU × Go", 10));
        for (String program : results.programs()) line(out, row(program));
        line(out, "");
        for (Peer peer : others()) {
            line(
                    out,
                    "Geometric means, Heddle / %s: time %s, CPU time %s"
                            .formatted(
                                    peer.name(),
                                    shown(results.mean(timed, peer.name(), Results.Sample::wall)),
                                    shown(results.mean(timed, peer.name(), Results.Sample::cpu))));
        }
        return out.toString();
    }

    private List<Peer> others() {
        return peers.stream().filter(p -> !p.name().equals(Peer.HEDDLE)).toList();
    }

    private String row(String program) {
        StringBuilder row = new StringBuilder(cell(program, 20));
        for (Peer peer : peers) row.append(right(spread(results.of(program, peer.name())), 26));
        for (Peer peer : others()) {
            row.append(right(shown(results.ratio(program, peer.name(), Results.Sample::wall)), 10));
        }
        Program known = programs.get(program);
        double limit = known == null ? 0.4 : known.atMost();
        OptionalDouble ratio = results.ratio(program, Peer.GO, Results.Sample::wall);
        String over = ratio.isPresent() && ratio.getAsDouble() > limit ? "!" : " ";
        row.append(right("%.1f%s".formatted(limit, over), 9));
        row.append(right(shown(results.ratio(program, Peer.GO, Results.Sample::cpu)), 10));
        return row.toString();
    }

    private static String spread(List<Results.Sample> samples) {
        if (samples.isEmpty()) return "-";
        double least = samples.stream().mapToDouble(Results.Sample::wall).min().orElseThrow();
        double most = samples.stream().mapToDouble(Results.Sample::wall).max().orElseThrow();
        return "%s (%s to %s)"
                .formatted(number(Results.median(samples, Results.Sample::wall)), number(least), number(most));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static String shown(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "-";
    }

    private static String cell(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append('\n');
    }

    /// One line for each process and program; what is true of all is in comments above.
    List<String> csv() {
        List<String> lines = new ArrayList<>();
        for (String fact : facts) lines.add("# " + fact);
        lines.add("program,peer,process,unit,median,cpu_or_resident");
        for (String program : results.programs()) {
            for (Peer peer : peers) {
                List<Results.Sample> samples = results.of(program, peer.name());
                for (int i = 0; i < samples.size(); i++) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%s,%.2f,%.2f",
                            program,
                            peer.name(),
                            i + 1,
                            program.startsWith("B16") ? "bytes" : "ns",
                            samples.get(i).wall(),
                            samples.get(i).cpu()));
                }
            }
        }
        return lines;
    }
}
