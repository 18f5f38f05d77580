package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much of the processor each goroutine is sure to get: for every length of window, the smallest share of it that
/// the goroutine ran, of the time it could run. The worst window says what a deadline may count on; the mean does not.
final class Fairness {
    private static final int LENGTHS = 40;
    private static final int PLACES = 300; // windows of each length that are tried
    private static final int MOST = 8;

    private Fairness() {}

    static Figure of(Recording given) {
        Recording recording = given.meta().virtualClock() ? given.inSteps() : given;
        Clock clock = Clock.of(recording);
        Goroutines goroutines = Goroutines.of(recording);
        Map<Long, List<Span>> spans = new TreeMap<>(goroutines.order());
        for (Span s : recording.spans()) {
            boolean couldRun = s.state() == State.RUNNING || s.state() == State.RUNNABLE;
            if (couldRun && s.duration() > 0)
                spans.computeIfAbsent(s.goroutine(), _ -> new ArrayList<>()).add(s);
        }
        long length = recording.meta().end() - recording.meta().begin();
        List<Mark> marks = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Long, List<Span>> own : spans.entrySet()) {
            if (marks.size() == MOST) break;
            Supply supply = new Supply(own.getValue());
            if (supply.demand() < length / 100) continue;
            List<Mark.Point> points = new ArrayList<>();
            for (int i = 1; i <= LENGTHS; i++) {
                double window = supply.demand() * (double) i / LENGTHS;
                double worst = 100 * supply.worst(window, PLACES);
                points.add(new Mark.Point(
                        window / clock.nanos(),
                        worst,
                        goroutines.label(own.getKey()) + "\nof any " + clock.duration((long) window) + " at least "
                                + Math.round(worst) + " %"));
            }
            Ink ink = goroutines.ink(own.getKey());
            marks.add(new Mark.Line(goroutines.label(own.getKey()), ink, Mark.Shape.STRAIGHT, Mark.Fill.NONE, points));
            parts.add(goroutines.label(own.getKey()) + " "
                    + Math.round(points.get(LENGTHS / 4 - 1).y()) + " %");
        }
        double longest = marks.stream()
                .flatMap(m -> ((Mark.Line) m).points().stream())
                .mapToDouble(Mark.Point::x)
                .max()
                .orElse(1);
        String finding = parts.isEmpty()
                ? "No goroutine was ready for long enough to tell."
                : "In the worst window of a quarter of its ready time each goroutine ran: " + String.join(", ", parts)
                        + ".";
        String unit = clock == Clock.STEPS ? "steps" : clock.unit();
        Figure figure = Figure.of(
                "Processor time a ready goroutine is sure of",
                finding,
                new Axis.Linear("any window of this much ready time (" + unit + ")", 0, longest),
                new Axis.Linear("ran at least (%)", 0, 105),
                marks);
        if (marks.isEmpty()) return figure.noting("no goroutine was ready for long enough to tell");
        return spans.size() > MOST && marks.size() == MOST
                ? figure.noting("the first " + MOST + " goroutines")
                : figure;
    }

    /// The running time of one goroutine as a function of the time in which it could run: blocked time is cut out.
    private static final class Supply {
        private final List<double[]> corners = new ArrayList<>(); // ready time so far, running time so far

        Supply(List<Span> spans) {
            double ready = 0;
            double ran = 0;
            corners.add(new double[] {0, 0});
            for (Span span : spans) {
                ready += span.duration();
                if (span.state() == State.RUNNING) ran += span.duration();
                corners.add(new double[] {ready, ran});
            }
        }

        long demand() {
            return (long) corners.getLast()[0];
        }

        /// The smallest share of a window of this length that was run. It begins or ends at a corner; of very many,
        /// some are tried.
        double worst(double window, int places) {
            double worst = 1;
            int step = Math.max(1, corners.size() / places);
            for (int i = 0; i < corners.size(); i += step) {
                double at = corners.get(i)[0];
                for (double from : new double[] {at, at - window}) {
                    double start = Math.clamp(from, 0, demand() - window);
                    worst = Math.min(worst, (ran(start + window) - ran(start)) / window);
                }
            }
            return Math.max(0, worst);
        }

        private double ran(double ready) {
            int low = 0;
            int high = corners.size() - 1;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (corners.get(middle)[0] <= ready) low = middle;
                else high = middle;
            }
            double[] from = corners.get(low);
            double[] to = corners.get(high);
            if (to[0] == from[0]) return from[1];
            return from[1] + (to[1] - from[1]) * Math.clamp((ready - from[0]) / (to[0] - from[0]), 0, 1);
        }
    }
}
