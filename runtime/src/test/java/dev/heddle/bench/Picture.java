package dev.heddle.bench;

import dev.heddle.plot.Axis;
import dev.heddle.plot.Figure;
import dev.heddle.plot.Ink;
import dev.heddle.plot.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The figure of a run: a lane for each program, a dot where Heddle's time lies in relation to each peer's.
final class Picture {
    private static final List<Ink> INKS = List.of(
            Ink.of("#0072b2"),
            Ink.of("#e69f00"),
            Ink.of("#009e73"),
            Ink.of("#cc79a7"),
            Ink.of("#000000"),
            Ink.of("#56b4e9"));

    private Picture() {}

    static Figure of(Results results, List<Peer> peers) {
        List<String> programs = results.programs();
        List<Mark> marks = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        double low = -1;
        double high = 1;
        for (Peer peer : peers) {
            if (peer.name().equals(Peer.HEDDLE)) continue;
            List<Mark.Point> points = new ArrayList<>();
            for (int lane = 0; lane < programs.size(); lane++) {
                OptionalDouble ratio = results.ratio(programs.get(lane), peer.name(), Results.Sample::wall);
                if (ratio.isEmpty()) continue;
                double at = Math.log10(ratio.getAsDouble());
                low = Math.min(low, Math.floor(at));
                high = Math.max(high, Math.ceil(at));
                String hover = programs.get(lane) + "\n" + shown(ratio.getAsDouble()) + " × " + peer.name();
                points.add(new Mark.Point(at, lane, hover));
            }
            marks.add(new Mark.Points("× " + peer.name(), INKS.get(marks.size() % INKS.size()), points));
            OptionalDouble mean = results.mean(programs, peer.name(), Results.Sample::wall);
            if (mean.isPresent()) findings.add(shown(mean.getAsDouble()) + " × " + peer.name() + "'s");
        }
        marks.add(new Mark.Rule("equal", Ink.of("#555555"), true, 0));
        List<String> ticks = new ArrayList<>();
        for (int e = (int) low; e <= (int) high; e++) ticks.add(e < 0 ? "1/" + power(-e) : power(e));
        return Figure.of(
                "Heddle's time in relation to others'",
                "In the geometric mean Heddle takes " + String.join(", ", findings) + " time.",
                new Axis.Decades("Heddle's time / other's time (left of 1: Heddle is faster)", low, high, ticks),
                new Axis.Labels("", programs),
                marks);
    }

    private static String power(int e) {
        return "1" + "0".repeat(e);
    }

    private static String shown(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
