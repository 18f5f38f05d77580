package dev.heddle.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How often each outcome of a program came about, as columns: numbers in their order, other outcomes by frequency.
final class Outcomes {
    private static final int MOST = 40;

    private Outcomes() {}

    static Figure of(Map<?, ? extends Number> counts) {
        List<Outcome> outcomes = new ArrayList<>();
        counts.forEach((what, n) -> outcomes.add(new Outcome(Objects.requireNonNull(what), n.longValue())));
        boolean numeric = outcomes.stream().allMatch(o -> o.what instanceof Number);
        outcomes.sort(numeric ? Comparator.comparingDouble(Outcome::number) : Comparator.comparingLong(o -> -o.count));
        long runs = outcomes.stream().mapToLong(Outcome::count).sum();

        List<Outcome> shown = outcomes.subList(0, Math.min(MOST, outcomes.size()));
        List<Mark.Point> points = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Outcome o : shown) {
            String hover = o.what + ": " + Numbers.count(o.count, "run") + " (" + Numbers.percent(o.count, runs) + ")";
            points.add(new Mark.Point(points.size(), o.count, hover));
            labels.add(o.what.toString());
        }
        long most = outcomes.stream().mapToLong(Outcome::count).max().orElse(0);
        Figure figure = Figure.of(
                "Outcomes of " + Numbers.count(runs, "run"),
                finding(outcomes, runs, most),
                new Axis.Labels("outcome", labels),
                new Axis.Linear("runs", 0, Math.max(1, most * 1.05)),
                List.of(new Mark.Columns("", Palette.nth(0), 0.8, points)));
        if (shown.size() == outcomes.size()) return figure;
        return figure.noting("the first " + MOST + " of " + Numbers.count(outcomes.size(), "outcome"));
    }

    private static String finding(List<Outcome> outcomes, long runs, long most) {
        if (runs == 0) return "No run was counted.";
        Outcome usual =
                outcomes.stream().filter(o -> o.count == most).findFirst().orElseThrow();
        if (outcomes.size() == 1) return Numbers.count(runs, "run") + " gave one outcome: " + usual.what + ".";
        return Numbers.count(runs, "run") + " gave " + Numbers.count(outcomes.size(), "different outcome")
                + "; most often " + usual.what + " (" + Numbers.percent(most, runs) + ").";
    }

    private record Outcome(Object what, long count) {
        double number() {
            return what instanceof Number n ? n.doubleValue() : 0;
        }
    }
}
