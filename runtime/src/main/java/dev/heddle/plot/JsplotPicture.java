package dev.heddle.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a Plotly tree as a figure of ours, for the still picture: bars, histograms, lines and points on plain axes.
final class JsplotPicture {
    private static final int MOST_LABELS = 40;
    private static final double WIDTH = 0.8;

    private final Tree layout;
    private final List<Tree> traces = new ArrayList<>();

    private JsplotPicture(Map<String, @Nullable Object> plotly) {
        layout = plotly.get("layout") instanceof Tree tree ? tree : new Tree();
        if (plotly.get("data") instanceof List<?> data) {
            for (Object trace : data) if (trace instanceof Tree tree) traces.add(tree);
        }
    }

    /// The picture; none of kinds that it cannot show truthfully.
    static Optional<Figure> of(Map<String, @Nullable Object> plotly) {
        return new JsplotPicture(plotly).figure();
    }

    /// What the tree shows, in words.
    static String words(Map<String, @Nullable Object> plotly) {
        return new JsplotPicture(plotly).words();
    }

    static String title(@Nullable Object axisOrLayout) {
        if (!(axisOrLayout instanceof Tree tree && tree.get("title") instanceof Tree title)) return "";
        return plain(Objects.toString(title.get("text"), ""));
    }

    private String words() {
        Set<String> kinds = new LinkedHashSet<>();
        long values = 0;
        for (Tree trace : traces) {
            kinds.add(kind(trace));
            values += Math.max(
                    list(trace, "x").size(),
                    Math.max(list(trace, "y").size(), list(trace, "values").size()));
        }
        String axes = title(layout.get("yaxis")) + " by " + title(layout.get("xaxis"));
        return traces.size() + " series (" + String.join(", ", kinds) + ") of " + Numbers.count(values, "value")
                + (axes.equals(" by ") ? "" : ": " + axes) + ".";
    }

    private Optional<Figure> figure() {
        boolean plain = !traces.isEmpty() && !layout.containsKey("grid") && !"stack".equals(layout.get("barmode"));
        if (!plain || !traces.stream().allMatch(t -> "y".equals(t.getOrDefault("yaxis", "y")))) return Optional.empty();
        if (traces.stream().allMatch(t -> isBar(t) && "h".equals(t.get("orientation")))) return Optional.of(lying());
        if (traces.size() == 1 && kind(traces.getFirst()).equals("histogram")) return histogram(traces.getFirst());
        boolean known =
                traces.stream().allMatch(t -> (isBar(t) || kind(t).startsWith("scatter")) && numeric(list(t, "y")));
        boolean numbers = traces.stream().allMatch(t -> numeric(list(t, "x")));
        List<String> labels = numbers ? List.of() : labels("x");
        boolean drawable = known
                && labels.size() <= MOST_LABELS
                && !(numbers && traces.stream().anyMatch(this::isBar));
        return drawable ? Optional.of(standing(labels)) : Optional.empty();
    }

    /// Lines, points, and bars that stand side by side on labels.
    private Figure standing(List<String> labels) {
        Range x = new Range();
        Range y = new Range();
        List<Mark> marks = new ArrayList<>();
        long bars = traces.stream().filter(this::isBar).count();
        int bar = 0;
        for (Tree trace : traces) {
            double width = WIDTH / Math.max(1, bars);
            List<Mark.Point> points = points(trace, labels, isBar(trace) ? width * (bar - (bars - 1) / 2.0) : 0);
            points.forEach(p -> {
                x.add(p.x());
                y.add(p.y());
            });
            Ink ink = Palette.nth(marks.size());
            if (isBar(trace)) {
                bar++;
                y.add(0);
                marks.add(new Mark.Columns(name(trace), ink, width, points));
            } else if (Objects.toString(trace.get("mode"), "markers").contains("lines")) {
                Mark.Fill fill = trace.containsKey("fill") ? Mark.Fill.FAINT : Mark.Fill.NONE;
                marks.add(new Mark.Line(name(trace), ink, Mark.Shape.STRAIGHT, fill, points));
            } else {
                marks.add(new Mark.Points(name(trace), ink, points));
            }
        }
        String title = title(layout.get("xaxis"));
        return draw(labels.isEmpty() ? x.axis(title) : new Axis.Labels(title, labels), y.axis(yTitle()), marks);
    }

    /// Bars that lie on labels; Plotly's first label is the lowest.
    private Figure lying() {
        List<String> labels = labels("y").reversed();
        Range x = new Range();
        x.add(0);
        List<Mark> marks = new ArrayList<>();
        for (Tree trace : traces) {
            double width = WIDTH / traces.size();
            double aside = -width * (marks.size() - (traces.size() - 1) / 2.0);
            Ink ink = Palette.nth(marks.size());
            List<Mark.Bar> bars = new ArrayList<>();
            for (int i = 0; i < list(trace, "x").size(); i++) {
                if (!(list(trace, "x").get(i) instanceof Number length)) continue;
                x.add(length.doubleValue());
                double lane =
                        labels.indexOf(plain(String.valueOf(list(trace, "y").get(i)))) + aside;
                bars.add(new Mark.Bar(lane, 0, length.doubleValue(), ink, "", ""));
            }
            marks.add(new Mark.Bars(name(trace), ink, width, bars));
        }
        return draw(x.axis(title(layout.get("xaxis"))), new Axis.Labels(yTitle(), labels), marks);
    }

    private Optional<Figure> histogram(Tree trace) {
        if (!(trace.get("xbins") instanceof Tree)) return Optional.empty();
        List<Double> values = new ArrayList<>();
        for (Object value : list(trace, "x")) if (value instanceof Number n) values.add(n.doubleValue());
        Bins bins = Bins.of(values, trace.get("nbinsx") instanceof Number n ? n.intValue() : 0);
        List<Mark.Point> points = new ArrayList<>();
        Range y = new Range();
        y.add(0);
        for (int i = 0; i < bins.counts().size(); i++) {
            points.add(
                    new Mark.Point(bins.from(i) + bins.size() / 2, bins.counts().get(i), ""));
            y.add(bins.counts().get(i));
        }
        Axis x = new Axis.Linear(title(layout.get("xaxis")), bins.start(), bins.end());
        return Optional.of(
                draw(x, y.axis(yTitle()), List.of(new Mark.Columns("", Palette.nth(0), bins.size(), points))));
    }

    private Figure draw(Axis x, Axis y, List<Mark> marks) {
        return Figure.of(title(layout), words(), x, y, marks);
    }

    private List<Mark.Point> points(Tree trace, List<String> labels, double aside) {
        List<?> xs = list(trace, "x");
        List<?> ys = list(trace, "y");
        List<Mark.Point> points = new ArrayList<>();
        for (int i = 0; i < Math.min(xs.size(), ys.size()); i++) {
            if (!(ys.get(i) instanceof Number y)) continue;
            if (!labels.isEmpty()) {
                points.add(
                        new Mark.Point(labels.indexOf(plain(String.valueOf(xs.get(i)))) + aside, y.doubleValue(), ""));
            } else if (xs.get(i) instanceof Number x) {
                points.add(new Mark.Point(x.doubleValue(), y.doubleValue(), ""));
            }
        }
        return points;
    }

    private List<String> labels(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (Tree trace : traces) list(trace, name).forEach(label -> all.add(plain(String.valueOf(label))));
        return new ArrayList<>(all);
    }

    private String name(Tree trace) {
        return traces.size() > 1 ? plain(Objects.toString(trace.get("name"), "")) : "";
    }

    private String yTitle() {
        return title(layout.get("yaxis"));
    }

    private boolean isBar(Tree trace) {
        return kind(trace).equals("bar");
    }

    private static String kind(Tree trace) {
        return Objects.toString(trace.get("type"), "scatter");
    }

    private static List<?> list(Tree trace, String name) {
        return trace.get(name) instanceof List<?> list ? list : List.of();
    }

    private static boolean numeric(List<?> values) {
        return values.stream().allMatch(v -> v == null || v instanceof Number);
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /// The numbers that an axis has to cover, with a little room.
    private static final class Range {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void add(double value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }

        Axis axis(String title) {
            if (low > high) return new Axis.Linear(title, 0, 1);
            double room = (high - low) / 20;
            return new Axis.Linear(title, low == 0 ? 0 : low - room, high + room);
        }
    }
}
