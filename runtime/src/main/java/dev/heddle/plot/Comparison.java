package dev.heddle.plot;

import dev.heddle.trace.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Several recordings below one another on one time axis: a program before and after a change, or one run for each of
/// its outcomes.
public final class Comparison {
    private final Map<String, Lanes> lanes = new LinkedHashMap<>();

    Comparison(Map<String, ? extends Recording> recordings) {
        if (recordings.isEmpty()) throw new IllegalArgumentException("no recording to compare");
        Clock clock = recordings.values().stream()
                .map(Clock::of)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int most = Merge.MOST / recordings.size();
        recordings.forEach((name, recording) -> lanes.put(name, new Lanes(recording, clock, most)));
    }

    /// Which goroutine each processor ran.
    public Figure byProcessor() {
        return below(Lanes::byProcessor);
    }

    /// Which goroutine each operating system thread ran.
    public Figure byThread() {
        return below(Lanes::byThread);
    }

    /// What each goroutine did.
    public Figure byGoroutine() {
        return below(Lanes::byGoroutine);
    }

    private Figure below(Function<Lanes, Figure> drawing) {
        List<String> labels = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Mark.Bars> marks = new ArrayList<>();
        String title = "";
        Axis.Linear x = new Axis.Linear("", 0, 0);
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Lanes> entry : lanes.entrySet()) {
            Figure figure = drawing.apply(entry.getValue());
            if (!labels.isEmpty()) labels.add("");
            for (Mark mark : figure.marks()) if (mark instanceof Mark.Bars bars) add(marks, bars, labels.size());
            figure.y().ticks().forEach(tick -> labels.add(entry.getKey() + ": " + tick.label()));
            findings.add(entry.getKey() + ": " + figure.finding());
            if (!figure.subtitle().isEmpty()) notes.add(entry.getKey() + ": " + figure.subtitle());
            from = Math.min(from, figure.x().low());
            to = Math.max(to, figure.x().high());
            title = figure.title();
            x = new Axis.Linear(figure.x().title(), from, to);
        }
        return Figure.of(
                        title + ": " + String.join(", ", lanes.keySet()),
                        String.join(" ", findings),
                        x,
                        new Axis.Labels("", labels),
                        List.copyOf(marks))
                .noting(String.join("; ", notes));
    }

    /// Adds bars in lanes further down, to those of the same name and ink if there are such.
    private static void add(List<Mark.Bars> marks, Mark.Bars bars, int down) {
        List<Mark.Bar> moved = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            Mark.Bars other = marks.get(i);
            if (!other.name().equals(bars.name()) || !other.ink().equals(bars.ink())) continue;
            moved.addAll(other.bars());
            moved.addAll(shifted(bars.bars(), down));
            marks.set(i, new Mark.Bars(bars.name(), bars.ink(), bars.thickness(), moved));
            return;
        }
        marks.add(new Mark.Bars(bars.name(), bars.ink(), bars.thickness(), shifted(bars.bars(), down)));
    }

    private static List<Mark.Bar> shifted(List<Mark.Bar> bars, int down) {
        return bars.stream()
                .map(b -> new Mark.Bar(b.lane() + down, b.from(), b.to(), b.ink(), b.label(), b.hover()))
                .toList();
    }
}
