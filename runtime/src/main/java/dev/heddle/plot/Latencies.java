package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How long goroutines that were ready waited for a processor: a distribution, not a number. Five columns to a factor
/// of
/// ten, with median and tail marked.
final class Latencies {
    private static final double BIN = 0.2; // of a decade
    private static final int MOST = 20; // goroutines
    private static final double[] QUANTILES = {0.50, 0.95, 0.99};

    private final Clock clock;
    private final List<Long> waits = new ArrayList<>();
    private final Map<Long, List<Long>> own; // by goroutine
    private final Goroutines goroutines;

    private Latencies(Recording given) {
        Recording recording = given.meta().virtualClock() ? given.inSteps() : given;
        clock = Clock.of(recording);
        goroutines = Goroutines.of(recording);
        own = new TreeMap<>(goroutines.order());
        for (Span span : recording.spans()) {
            boolean whole = span.end() < recording.meta().end() && span.duration() > 0;
            if (span.state() != State.RUNNABLE || !whole) continue;
            waits.add(span.duration());
            own.computeIfAbsent(span.goroutine(), _ -> new ArrayList<>()).add(span.duration());
        }
        waits.sort(null);
    }

    static Figure of(Recording recording) {
        return new Latencies(recording).figure();
    }

    static Figure byGoroutine(Recording recording) {
        return new Latencies(recording).lanes();
    }

    private Figure lanes() {
        Map<String, List<Long>> shown = new LinkedHashMap<>();
        own.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry ->
                        -Quantiles.of(entry.getValue().stream().sorted().toList(), 0.5)))
                .limit(MOST)
                .forEach(entry -> shown.put(goroutines.label(entry.getKey()), entry.getValue()));
        Figure figure = Durations.of("Waits for a processor, by goroutine", axis(), shown, this::duration);
        if (own.isEmpty()) return figure.noting("no goroutine waited for a processor and got it");
        if (own.size() <= MOST) return figure;
        return figure.noting("the " + MOST + " of " + Numbers.count(own.size(), "goroutine") + " that waited longest");
    }

    private String axis() {
        return "ready, but not running" + (clock == Clock.STEPS ? " (scheduling steps)" : "");
    }

    private Figure figure() {
        int low = waits.isEmpty() ? 0 : (int) Math.floor(log(waits.getFirst()));
        int high = waits.isEmpty() ? 1 : (int) Math.floor(log(waits.getLast())) + 1;
        long[] counts = new long[(int) Math.round((high - low) / BIN)];
        for (long wait : waits) counts[Math.min(counts.length - 1, (int) ((log(wait) - low) / BIN))]++;
        List<Mark.Point> points = new ArrayList<>();
        long most = 1;
        for (int i = 0; i < counts.length; i++) {
            most = Math.max(most, counts[i]);
            double from = low + i * BIN;
            String range = duration(Math.pow(10, from)) + " to " + duration(Math.pow(10, from + BIN));
            points.add(new Mark.Point(from + BIN / 2, counts[i], range + "\n" + Numbers.count(counts[i], "wait")));
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Columns("", Palette.of(State.RUNNABLE), BIN * 0.95, points));
        for (double q : waits.isEmpty() ? new double[0] : QUANTILES) {
            long wait = Quantiles.of(waits, q);
            marks.add(new Mark.Rule(word(q) + " " + duration((double) wait), Palette.RULE, true, log(wait)));
        }
        List<String> labels = new ArrayList<>();
        for (int e = low; e <= high; e++) labels.add(duration(Math.pow(10, e)));
        return Figure.of(
                "Waits for a processor",
                finding(),
                new Axis.Decades(axis(), low, high, labels),
                new Axis.Linear("waits", 0, most * 1.3),
                marks);
    }

    private String finding() {
        if (waits.isEmpty()) return "No goroutine waited for a processor and got it.";
        List<String> parts = new ArrayList<>();
        for (double q : QUANTILES) parts.add(word(q) + " " + clock.duration(Quantiles.of(waits, q)));
        return Numbers.count(waits.size(), "wait") + " for a processor: " + String.join(", ", parts) + ", longest "
                + clock.duration(waits.getLast()) + ".";
    }

    private String duration(double length) {
        return clock == Clock.STEPS ? Numbers.grouped(Math.rint(length * 10) / 10) : Clock.round(length);
    }

    private static String word(double quantile) {
        return String.format(Locale.ROOT, "p%.0f", 100 * quantile);
    }

    private static double log(long length) {
        return Math.log10((double) length);
    }
}
