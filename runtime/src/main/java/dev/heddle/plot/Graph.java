package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Curves: how one number follows from another, a curve for each name.
final class Graph {
    private static final Ink.Pattern[] DASHES = {
        Ink.Pattern.PLAIN, Ink.Pattern.RISING, Ink.Pattern.DOTTED, Ink.Pattern.FLAT
    };

    private Graph() {}

    static Figure of(String x, String y, Map<String, ? extends Map<? extends Number, ? extends Number>> curves) {
        List<Mark> marks = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = 0;
        double bottom = 0;
        for (Map.Entry<String, ? extends Map<? extends Number, ? extends Number>> curve : curves.entrySet()) {
            TreeMap<Double, Double> ordered = new TreeMap<>();
            curve.getValue().forEach((at, value) -> ordered.put(at.doubleValue(), value.doubleValue()));
            if (ordered.isEmpty()) continue;
            Ink ink = ink(marks.size() / 2);
            List<Mark.Point> points = new ArrayList<>();
            for (Map.Entry<Double, Double> point : ordered.entrySet()) {
                String hover = curve.getKey() + "\n" + x + " " + Numbers.grouped(point.getKey()) + "\n" + y + " "
                        + rounded(point.getValue());
                points.add(new Mark.Point(point.getKey(), point.getValue(), hover));
                top = Math.max(top, point.getValue());
                bottom = Math.min(bottom, point.getValue());
            }
            left = Math.min(left, ordered.firstKey());
            right = Math.max(right, ordered.lastKey());
            marks.add(new Mark.Line(curve.getKey(), ink, Mark.Shape.STRAIGHT, Mark.Fill.NONE, points));
            marks.add(new Mark.Points("", ink, points));
            findings.add(curve.getKey() + ": " + rounded(ordered.firstEntry().getValue()) + " at "
                    + Numbers.grouped(ordered.firstKey()) + ", "
                    + rounded(ordered.lastEntry().getValue()) + " at " + Numbers.grouped(ordered.lastKey()));
        }
        String finding =
                findings.isEmpty() ? "Nothing was counted." : y + " by " + x + ". " + String.join("; ", findings) + ".";
        return Figure.of(
                y + " by " + x,
                finding,
                new Axis.Linear(x, marks.isEmpty() ? 0 : left, marks.isEmpty() ? 1 : right),
                new Axis.Linear(y, bottom * 1.05, top * 1.05),
                marks);
    }

    /// A colour and, for print, a way to dash.
    private static Ink ink(int n) {
        return new Ink(Palette.nth(n).colour(), DASHES[n % DASHES.length]);
    }

    private static String rounded(double value) {
        return Numbers.grouped(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }
}
