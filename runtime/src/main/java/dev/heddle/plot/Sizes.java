package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How large each of some things is, as columns.
final class Sizes {
    private Sizes() {}

    static Figure of(String title, String unit, Map<?, ? extends Number> sizes) {
        List<Mark.Point> points = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        String largest = "";
        String smallest = "";
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<?, ? extends Number> entry : sizes.entrySet()) {
            double size = entry.getValue().doubleValue();
            String amount = Numbers.amount(size, unit);
            String text = entry.getKey() + ", " + amount;
            points.add(new Mark.Point(points.size(), size, entry.getKey() + ": " + amount));
            labels.add(String.valueOf(entry.getKey()));
            if (size > most) {
                most = size;
                largest = text;
            }
            if (size < least) {
                least = size;
                smallest = text;
            }
        }
        String finding = points.isEmpty()
                ? "There was nothing to measure."
                : points.size() == 1 || least == most
                        ? "Each: " + Numbers.amount(most, unit) + "."
                        : "Largest: " + largest + "; smallest: " + smallest + ".";
        return Figure.of(
                title,
                finding,
                new Axis.Labels("", labels),
                new Axis.Linear(unit, 0, Math.max(1e-9, most * 1.05)),
                List.of(new Mark.Columns("", Palette.nth(0), 0.8, points)));
    }
}
