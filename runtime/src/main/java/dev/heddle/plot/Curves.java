package dev.heddle.plot;

import dev.heddle.trace.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Counters as points of step lines over one stretch of time, thinned out where there are more changes than can be
/// seen.
///
/// @param begin of the stretch
/// @param end of the stretch
/// @param clock the unit of x
record Curves(long begin, long end, Clock clock) {
    /// Points of one line that a screen can tell apart.
    private static final int MOST = 500;

    private static final int MOST_IN_ALL = 6 * MOST; // of lines that are drawn together

    /// Lines that add up, lowest first: each holds the sum of its counter and those before it. Where they are thinned
    /// out, values are means over the time between points.
    List<List<Mark.Point>> stacked(List<Series> counters) {
        double[] times = times(counters);
        double[] sums = new double[times.length];
        List<List<Mark.Point>> lines = new ArrayList<>();
        for (Series counter : counters) {
            double[] own = isThinned(counters) ? means(counter, times) : values(counter, times);
            List<Mark.Point> points = new ArrayList<>();
            for (int i = 0; i < times.length; i++) {
                sums[i] += own[i];
                points.add(point(times[i], sums[i], counter.name() + " " + Numbers.grouped(own[i])));
            }
            lines.add(closed(points));
        }
        return lines;
    }

    /// One line; where it is thinned out, values are the highest between points.
    List<Mark.Point> highest(Series counter) {
        List<Mark.Point> points = new ArrayList<>();
        long width = isThinned(List.of(counter)) ? Math.max(1, (end - begin) / MOST) : 1;
        long bucket = -1;
        points.add(point((double) begin, (double) counter.at(begin), ""));
        for (Series.Change change : counter.changes()) {
            String hover = counter.name() + " " + change.value();
            Mark.Point point = point((double) change.nanos(), (double) change.value(), hover);
            if ((change.nanos() - begin) / width != bucket) points.add(point);
            else if (point.y() > points.getLast().y()) points.set(points.size() - 1, point);
            bucket = (change.nanos() - begin) / width;
        }
        return closed(points);
    }

    boolean isThinned(List<Series> counters) {
        return counters.stream().mapToLong(c -> c.changes().size()).sum() > MOST;
    }

    /// What a figure must say where its lines are thinned out.
    String note(List<Series> counters, String what) {
        return isThinned(counters) ? what + " over " + clock.duration((end - begin) / most(counters)) : "";
    }

    private static int most(List<Series> counters) {
        return Math.min(MOST, MOST_IN_ALL / counters.size());
    }

    private double[] times(List<Series> counters) {
        if (isThinned(counters)) {
            double[] times = new double[most(counters)];
            for (int i = 0; i < times.length; i++) times[i] = begin + (end - begin) * (i / (double) times.length);
            return times;
        }
        TreeSet<Long> times = new TreeSet<>();
        times.add(begin);
        for (Series counter : counters) counter.changes().forEach(change -> times.add(change.nanos()));
        return times.stream().mapToDouble(Long::doubleValue).toArray();
    }

    private static double[] values(Series counter, double[] times) {
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) values[i] = counter.at((long) times[i]);
        return values;
    }

    /// The mean of a counter from each time to the next.
    private double[] means(Series counter, double[] times) {
        double[] means = new double[times.length];
        double width = (end - begin) / (double) times.length;
        double from = begin;
        double value = 0;
        List<Series.Change> changes = new ArrayList<>(counter.changes());
        changes.add(new Series.Change(end, 0));
        for (Series.Change change : changes) {
            for (int i = (int) Math.clamp((from - begin) / width, 0, times.length - 1); i < times.length; i++) {
                double overlap = Math.min((double) change.nanos(), times[i] + width) - Math.max(from, times[i]);
                if (overlap > 0) means[i] += value * overlap / width;
                if (times[i] + width >= change.nanos()) break;
            }
            from = Math.max(begin, change.nanos());
            value = change.value();
        }
        return means;
    }

    private Mark.Point point(double time, double value, String hover) {
        return new Mark.Point(clock.value((long) time), value, hover);
    }

    /// The last value holds until the end.
    private List<Mark.Point> closed(List<Mark.Point> points) {
        points.add(new Mark.Point(
                clock.value(end), points.getLast().y(), points.getLast().hover()));
        return points;
    }
}
