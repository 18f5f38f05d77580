package dev.heddle.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/// How long things took, compared: a lane for each kind of thing. The thick bar holds the middle half of its times, the
/// thin one nine tenths, the mark is the median; rules are times to compare with.
final class Durations {
    private static final double THIN = 0.16;
    private static final double THICK = 0.56;
    private static final double MEDIAN_WIDTH = 0.012; // share of the axis
    private static final int LANE = 26; // pixels of height

    private final Map<String, List<Long>> sorted = new LinkedHashMap<>();
    private final Map<String, ? extends Number> references;
    private final DoubleFunction<String> words;

    private Durations(
            Map<String, ? extends List<Long>> times,
            Map<String, ? extends Number> references,
            DoubleFunction<String> words) {
        times.forEach((name, list) -> {
            List<Long> positive = new ArrayList<>();
            for (long time : list) positive.add(Math.max(1, time));
            positive.sort(null);
            if (!positive.isEmpty()) sorted.put(name, positive);
        });
        this.references = references;
        this.words = words;
    }

    static Figure of(Map<String, ? extends List<Long>> times, Map<String, ? extends Number> references) {
        return new Durations(times, references, Clock::round).figure("How long it took", "time for one");
    }

    /// Of times in another unit.
    ///
    /// @param words a time as people read it
    static Figure of(String title, String axis, Map<String, ? extends List<Long>> times, DoubleFunction<String> words) {
        return new Durations(times, Map.of(), words).figure(title, axis);
    }

    private Figure figure(String title, String axis) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (List<Long> list : sorted.values()) {
            least = Math.min(least, at(list, 0.05));
            most = Math.max(most, at(list, 0.95));
        }
        for (Number reference : references.values()) {
            least = Math.min(least, Math.log10(reference.doubleValue()));
            most = Math.max(most, Math.log10(reference.doubleValue()));
        }
        int low = sorted.isEmpty() ? 0 : (int) Math.floor(least);
        int high = Math.max(low + 1, (int) Math.ceil(most));
        List<String> ticks = new ArrayList<>();
        for (int e = low; e <= high; e++) ticks.add(words.apply(Math.pow(10, e)));
        List<String> lanes = new ArrayList<>(sorted.keySet());
        for (int i = 0; i < labelLanes(); i++) lanes.addFirst("");
        return Figure.of(
                title,
                finding(),
                new Axis.Decades(axis, low, high, ticks),
                new Axis.Labels("", lanes),
                marks(high - low));
    }

    /// Empty lanes above the others: room for what the rules are called, one below the other.
    private int labelLanes() {
        return references.isEmpty() ? 0 : Math.max(1, Math.round((float) references.size() * Svg.RULE_LABEL / LANE));
    }

    private List<Mark> marks(double width) {
        List<Mark.Bar> tenths = new ArrayList<>();
        List<Mark.Bar> halves = new ArrayList<>();
        List<Mark.Bar> medians = new ArrayList<>();
        int lane = labelLanes();
        for (Map.Entry<String, List<Long>> kind : sorted.entrySet()) {
            List<Long> list = kind.getValue();
            String hover = kind.getKey() + "\n" + Numbers.count(list.size(), "time") + "\n" + quantiles(list);
            tenths.add(new Mark.Bar(lane, at(list, 0.05), at(list, 0.95), Palette.nth(0), "", hover));
            halves.add(new Mark.Bar(lane, at(list, 0.25), at(list, 0.75), Palette.nth(4), "", hover));
            double median = at(list, 0.5);
            double half = width * MEDIAN_WIDTH / 2;
            medians.add(new Mark.Bar(lane, median - half, median + half, Palette.nth(5), "", hover));
            lane++;
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Bars("nine tenths", Palette.nth(0), THIN, tenths));
        marks.add(new Mark.Bars("middle half", Palette.nth(4), THICK, halves));
        marks.add(new Mark.Bars("median", Palette.nth(5), THICK, medians));
        references.forEach(
                (name, nanos) -> marks.add(new Mark.Rule(name, Palette.RULE, true, Math.log10(nanos.doubleValue()))));
        return marks;
    }

    private String finding() {
        if (sorted.isEmpty()) return "Nothing was timed.";
        List<String> parts = new ArrayList<>();
        sorted.forEach((name, list) -> parts.add(name + " " + quantiles(list)));
        return String.join("; ", parts) + ".";
    }

    private String quantiles(List<Long> list) {
        return "median " + round(list, 0.5) + " (" + round(list, 0.05) + " to " + round(list, 0.95) + ")";
    }

    private static double at(List<Long> list, double quantile) {
        return Math.log10((double) Quantiles.of(list, quantile));
    }

    private String round(List<Long> list, double quantile) {
        return words.apply((double) Quantiles.of(list, quantile));
    }
}
