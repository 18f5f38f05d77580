package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/// How much faster a program is on more processors, with the two laws that explain why it is not more.
///
/// Amdahl: with a share σ that cannot be divided, n processors are 1/(σ + (1-σ)/n) times as fast. Gunther (universal
/// scalability law): keeping n processors in agreement costs besides κ·n·(n-1), n/(1 + σ(n-1) + κ·n(n-1)), so that more
/// may be slower. Both are fitted to the median of the runs by least squares of n/speed-up.
final class SpeedUp {
    private final TreeMap<Integer, List<Double>> times = new TreeMap<>();
    private final double one; // the median time on the fewest processors, times their number

    private SpeedUp(Map<Integer, ? extends List<? extends Number>> measured) {
        measured.forEach((n, runs) -> {
            if (n < 1) throw new IllegalArgumentException(n + " processors: at least 1 is allowed");
            List<Double> sorted = new ArrayList<>(
                    runs.stream().map(Number::doubleValue).sorted().toList());
            if (sorted.isEmpty() || sorted.getFirst() <= 0) {
                throw new IllegalArgumentException(
                        "the times on " + n + " processors: one at least, all above 0, are allowed");
            }
            times.put(n, sorted);
        });
        if (!times.containsKey(1))
            throw new IllegalArgumentException("times on 1 processor are missing: speed-up compares with them");
        one = median(times.get(1));
    }

    static Figure of(Map<Integer, ? extends List<? extends Number>> measured) {
        return new SpeedUp(measured).figure();
    }

    static Figure efficiency(Map<Integer, ? extends List<? extends Number>> measured) {
        return new SpeedUp(measured).efficiency();
    }

    /// What each processor contributes: the speed-up divided by their number.
    private Figure efficiency() {
        List<Mark.Point> runs = new ArrayList<>();
        List<Mark.Point> medians = new ArrayList<>();
        times.forEach((n, own) -> {
            for (double time : own) runs.add(share(n, 100 * one / time / n, "one run"));
            medians.add(share(n, 100 * one / median(own) / n, "median"));
        });
        double top = runs.stream().mapToDouble(Mark.Point::y).max().orElse(100);
        double last = medians.getLast().y();
        return Figure.of(
                "Efficiency by processors",
                "Each of " + Numbers.count(times.lastKey(), "processor") + " does " + Math.round(last)
                        + " % of what one alone does.",
                new Axis.Linear("processors", 1, Math.max(2, times.lastKey())),
                new Axis.Linear("speed-up for each processor (%)", 0, Math.max(100, top) * 1.05),
                List.of(
                        new Mark.Points("runs", Ink.of("#56b4e9"), runs),
                        new Mark.Line("median", Palette.nth(0), Mark.Shape.STRAIGHT, Mark.Fill.NONE, medians)));
    }

    private static Mark.Point share(double n, double percent, String what) {
        return new Mark.Point(n, percent, what + "\n" + Numbers.grouped(n) + " processors: " + rounded(percent) + " %");
    }

    private Figure figure() {
        int most = times.lastKey();
        List<Mark.Point> runs = new ArrayList<>();
        List<Mark.Point> medians = new ArrayList<>();
        times.forEach((n, own) -> {
            for (double time : own) runs.add(point(n, one / time, "one run"));
            medians.add(point(n, one / median(own), "median"));
        });
        double[] amdahl = fit(false);
        double[] gunther = fit(true);
        DoubleUnaryOperator byAmdahl = n -> n / (1 + amdahl[0] * (n - 1));
        DoubleUnaryOperator byGunther = n -> n / (1 + gunther[0] * (n - 1) + gunther[1] * n * (n - 1));
        List<Mark> marks = new ArrayList<>();
        marks.add(line("ideal", new Ink("#888888", Ink.Pattern.DOTTED), n -> n, most));
        if (times.size() > 1) {
            String share = Numbers.grouped(Math.round(1000 * amdahl[0]) / 10.0);
            marks.add(line("Amdahl: " + share + " % serial", new Ink("#e69f00", Ink.Pattern.RISING), byAmdahl, most));
        }
        if (times.size() > 2) {
            String cost = Numbers.grouped(Math.round(10_000 * gunther[1]) / 100.0);
            marks.add(line(
                    "Gunther: and " + cost + " % agreement", new Ink("#009e73", Ink.Pattern.FLAT), byGunther, most));
        }
        marks.add(new Mark.Points("runs", Ink.of("#56b4e9"), runs));
        marks.add(new Mark.Line("median", Palette.nth(0), Mark.Shape.STRAIGHT, Mark.Fill.NONE, medians));
        double top = runs.stream().mapToDouble(Mark.Point::y).max().orElse(1);
        return Figure.of(
                "Speed-up by processors",
                finding(amdahl, gunther),
                new Axis.Linear("processors", 1, Math.max(2, most)),
                new Axis.Linear("times as fast as on one", 0, Math.max(top, Math.min(most, 1.4 * top)) * 1.05),
                marks);
    }

    /// Least squares of n/s - 1 = σ(n-1) [+ κ·n(n-1)]; neither is negative.
    private double[] fit(boolean agreement) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ay = 0;
        double by = 0;
        for (Map.Entry<Integer, List<Double>> entry : times.entrySet()) {
            double n = entry.getKey();
            double y = n * median(entry.getValue()) / one - 1;
            double a = n - 1;
            double b = n * (n - 1);
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ay += a * y;
            by += b * y;
        }
        double serial = aa > 0 ? Math.clamp(ay / aa, 0, 1) : 0;
        double determinant = aa * bb - ab * ab;
        if (!agreement || times.size() < 3 || determinant <= 0) return new double[] {serial, 0};
        double sigma = (ay * bb - by * ab) / determinant;
        double kappa = (by * aa - ay * ab) / determinant;
        if (kappa < 0) return new double[] {serial, 0};
        return sigma < 0 ? new double[] {0, Math.max(0, by / bb)} : new double[] {sigma, kappa};
    }

    private static Mark line(String name, Ink ink, DoubleUnaryOperator law, int most) {
        List<Mark.Point> points = new ArrayList<>();
        for (double n = 1; n <= most + 1e-9; n += Math.max(1, most - 1) / 60.0) {
            points.add(point(n, law.applyAsDouble(n), name));
        }
        return new Mark.Line(name, ink, Mark.Shape.STRAIGHT, Mark.Fill.NONE, points);
    }

    private static Mark.Point point(double n, double speedUp, String what) {
        return new Mark.Point(
                n, speedUp, what + "\n" + Numbers.amount(n, "processors") + ": " + rounded(speedUp) + " times");
    }

    private static String rounded(double value) {
        return Numbers.grouped(Math.round(100 * value) / 100.0);
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private String finding(double[] amdahl, double[] gunther) {
        int most = times.lastKey();
        String text = most + (most == 1 ? " processor is " : " processors are ")
                + rounded(one / median(times.lastEntry().getValue())) + " times as fast as one";
        if (times.size() == 1) return text + ".";
        text += "; by Amdahl's law " + Numbers.grouped(Math.round(1000 * amdahl[0]) / 10.0)
                + " % of the work is serial";
        if (gunther[1] == 0) return text + ".";
        double peak = Math.sqrt((1 - gunther[0]) / gunther[1]);
        long useful = Math.max(1, Math.round(peak));
        return text + "; by Gunther's more than " + Numbers.count(useful, "processor") + (useful == 1 ? " does" : " do")
                + " not help.";
    }
}
