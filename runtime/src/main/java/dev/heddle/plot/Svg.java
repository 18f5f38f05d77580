package dev.heddle.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a figure as an SVG file: the still picture, which follows the reader's light or dark theme.
final class Svg {
    /// Up to so many bars have an outline; more would be all outline.
    static final int OUTLINED = 400;

    static final String OUTLINE = "rgba(64,64,64,0.6)";
    static final double DOT = 3.5;
    static final int RULE_LABEL = 15;
    private static final int RULE_GAP = 3; // between a rule and its label
    private static final double FAR_RIGHT = 0.8;
    private static final String HALO = " class=\"r\""; // readable on any colour
    private static final double SHORTEST = 0.4; // pixels: what happened can be seen
    private static final double CHARACTER = 6; // of a bar's label, which is small
    private static final String STYLE =
            "<style>text{font-family:system-ui,'DejaVu Sans',Arial,sans-serif;font-size:12px;fill:#444}"
                    + ".a{stroke:#888;stroke-opacity:.3}.h{font-size:15px;font-weight:bold}.b{font-size:11px}"
                    + ".r{paint-order:stroke;stroke:#fff;stroke-width:3;stroke-linejoin:round}"
                    + "@media(prefers-color-scheme:dark){text{fill:#ccc}.r{stroke:#111}}</style>";

    private final Figure figure;
    private final Frame frame;
    private final double width;
    private final double height;
    private final StringBuilder out = new StringBuilder();
    private final Inks inks = new Inks();
    private int uprightRules; // drawn so far

    private Svg(Figure figure) {
        this.figure = figure;
        frame = Frame.of(figure);
        width = Figure.WIDTH - frame.left() - frame.right();
        height = figure.height() - frame.top() - frame.bottom();
    }

    static String of(Figure figure) {
        Svg svg = new Svg(figure);
        svg.axes();
        svg.out.append("<g clip-path=\"url(#c)\">\n");
        figure.marks().forEach(svg::mark);
        figure.rules().forEach(svg::ruleLabel);
        svg.out.append("</g>\n");
        svg.heading();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + Figure.WIDTH + "\" height=\"" + figure.height()
                + "\" viewBox=\"0 0 " + Figure.WIDTH + " " + figure.height() + "\">\n"
                + STYLE + "\n<defs>" + svg.clip() + svg.inks.definitions() + "</defs>\n" + svg.out + "</svg>\n";
    }

    /// The plot area, with room for dots on its edge.
    private String clip() {
        String area = box(frame.left() - DOT, frame.top() - DOT, width + 2 * DOT, height + 2 * DOT);
        return "<clipPath id=\"c\"><path d=\"" + area + "\"/></clipPath>";
    }

    private void heading() {
        text(10, 24, "start", " class=\"h\"", figure.title());
        if (!figure.subtitle().isEmpty()) text(10, 24 + Frame.SUBTITLE, "start", "", figure.subtitle());
        List<Mark> named = Frame.named(figure);
        double x = frame.left();
        double y = frame.top() - 8 - frame.legendRows() * Frame.LEGEND_ROW + Frame.LEGEND_ROW / 2.0;
        for (Mark mark : named) {
            double w = Frame.legendWidth(mark);
            if (x > frame.left() && x - frame.left() + w > width) {
                x = frame.left();
                y += Frame.LEGEND_ROW;
            }
            swatch(mark, x, y);
            text(x + 20, y + 4, "start", "", mark.name());
            x += w;
        }
    }

    private void swatch(Mark mark, double x, double y) {
        switch (mark) {
            case Mark.Bars bars -> {
                double h = Math.max(3, 12 * bars.thickness());
                rectangles(bars.ink(), box(x, y - h / 2, 14, h), true);
            }
            case Mark.Columns columns -> rectangles(columns.ink(), box(x, y - 5, 14, 10), true);
            case Mark.Line line
            when line.fill() == Mark.Fill.SOLID -> rectangles(line.ink(), box(x, y - 5, 14, 10), true);
            case Mark.Line line -> stroke(line.ink(), "M" + n(x) + " " + n(y) + "h14", 2, inks.dashes(line.ink()));
            case Mark.Points points -> dot(points.ink(), x + 7, y);
            case Mark.Arrows arrows -> {
                String more = inks.dashes(arrows.ink()) + inks.head(arrows.ink());
                stroke(arrows.ink(), "M" + n(x) + " " + n(y) + "h14", 1.2, more);
            }
            case Mark.Words _, Mark.Rule _ -> {}
        }
    }

    private void axes() {
        double bottom = frame.top() + height;
        StringBuilder lines = new StringBuilder();
        boolean gridX = !(figure.x() instanceof Axis.Labels);
        boolean gridY = !(figure.y() instanceof Axis.Labels);
        for (Axis.Tick tick : figure.x().ticks()) {
            if (gridX)
                lines.append('M')
                        .append(n(x(tick.at())))
                        .append(' ')
                        .append(frame.top())
                        .append('v')
                        .append(n(height));
            text(x(tick.at()), bottom + 17, "middle", "", tick.label());
        }
        for (Axis.Tick tick : figure.y().ticks()) {
            if (gridY)
                lines.append('M')
                        .append(frame.left())
                        .append(' ')
                        .append(n(y(tick.at())))
                        .append('h')
                        .append(n(width));
            text(frame.left() - 6, y(tick.at()) + 4, "end", "", tick.label());
        }
        if (!(figure.x() instanceof Axis.Bare)) {
            lines.append('M')
                    .append(frame.left())
                    .append(' ')
                    .append(n(bottom))
                    .append('h')
                    .append(n(width));
        }
        out.append("<path class=\"a\" fill=\"none\" d=\"").append(lines).append("\"/>\n");
        text(frame.left() + width / 2, bottom + 40, "middle", "", figure.x().title());
        if (!figure.y().title().isEmpty()) {
            String turned = " transform=\"rotate(-90 16 " + n(frame.top() + height / 2) + ")\"";
            text(16, frame.top() + height / 2, "middle", turned, figure.y().title());
        }
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Bars bars -> bars(bars);
            case Mark.Columns columns -> columns(columns);
            case Mark.Line line -> line(line);
            case Mark.Points points -> points.points().forEach(p -> dot(points.ink(), x(p.x()), y(p.y())));
            case Mark.Arrows arrows -> arrows(arrows);
            case Mark.Words words -> words.words().forEach(w -> text(x(w.x()), y(w.y()) + 4, "middle", "", w.text()));
            case Mark.Rule rule -> rule(rule);
        }
    }

    private void bars(Mark.Bars mark) {
        double lane = height / (figure.y().high() - figure.y().low());
        double h = lane * mark.thickness();
        Map<Ink, StringBuilder> paths = new LinkedHashMap<>();
        for (Mark.Bar bar : mark.bars()) {
            double from = x(bar.from());
            paths.computeIfAbsent(bar.ink(), _ -> new StringBuilder())
                    .append(box(from, y(bar.lane()) - h / 2, Math.max(SHORTEST, x(bar.to()) - from), h));
        }
        paths.forEach((ink, path) -> rectangles(ink, path, mark.bars().size() <= OUTLINED));
        for (Mark.Bar bar : mark.bars()) {
            if (bar.label().isEmpty()
                    || x(bar.to()) - x(bar.from()) < CHARACTER * bar.label().length() + 6) continue;
            String style = " class=\"b\" style=\"fill:" + bar.ink().writing() + "\"";
            text((x(bar.from()) + x(bar.to())) / 2, y(bar.lane()) + 4, "middle", style, bar.label());
        }
    }

    private void columns(Mark.Columns mark) {
        double place = width / (figure.x().high() - figure.x().low());
        double w = place * mark.thickness();
        StringBuilder path = new StringBuilder();
        for (Mark.Point point : mark.points()) {
            path.append(box(x(point.x()) - w / 2, y(point.y()), w, y(0) - y(point.y())));
        }
        rectangles(mark.ink(), path, mark.points().size() <= OUTLINED);
    }

    private void line(Mark.Line mark) {
        if (mark.points().isEmpty()) return;
        StringBuilder path = new StringBuilder();
        Mark.Point first = mark.points().getFirst();
        path.append('M').append(n(x(first.x()))).append(' ').append(n(y(first.y())));
        for (Mark.Point point : mark.points().subList(1, mark.points().size())) {
            if (mark.shape() == Mark.Shape.STEPS) {
                path.append('H').append(n(x(point.x()))).append('V').append(n(y(point.y())));
            } else {
                path.append('L').append(n(x(point.x()))).append(' ').append(n(y(point.y())));
            }
        }
        if (mark.fill() != Mark.Fill.NONE) {
            boolean solid = mark.fill() == Mark.Fill.SOLID;
            out.append("<path fill=\"")
                    .append(solid ? inks.fill(mark.ink()) : mark.ink().colour());
            out.append(solid ? "\" d=\"" : "\" fill-opacity=\".33\" d=\"").append(path);
            out.append('V').append(n(y(0))).append('H').append(n(x(first.x()))).append("Z\"/>\n");
        }
        if (mark.fill() != Mark.Fill.SOLID) stroke(mark.ink(), path, 2, inks.dashes(mark.ink()));
    }

    private void arrows(Mark.Arrows mark) {
        for (Mark.Arrow a : mark.arrows()) {
            String path = "M" + n(x(a.fromX())) + " " + n(y(a.fromY())) + "L" + n(x(a.toX())) + " " + n(y(a.toY()));
            stroke(mark.ink(), path, 1.2, inks.dashes(mark.ink()) + inks.head(mark.ink()));
        }
    }

    private void rule(Mark.Rule rule) {
        double at = rule.upright() ? x(rule.at()) : y(rule.at());
        String path = rule.upright()
                ? "M" + n(at) + " " + frame.top() + "v" + n(height)
                : "M" + frame.left() + " " + n(at) + "h" + n(width);
        stroke(rule.ink(), path, 1.5, " stroke-dasharray=\"7 5\"");
    }

    /// Labels come after all rules, whose lines would cross them.
    private void ruleLabel(Mark.Rule rule) {
        if (!rule.upright()) {
            text(frame.left() + width, y(rule.at()) - 4, "end", HALO, rule.name());
            return;
        }
        double at = x(rule.at());
        boolean before = isBefore(figure, rule);
        double y = frame.top() + 12.0 + RULE_LABEL * uprightRules++;
        text(before ? at - RULE_GAP : at + RULE_GAP, y, before ? "end" : "start", HALO, rule.name());
    }

    /// Whether a rule's label has to stand to its left: near the right edge, and where the next rule to the
    /// right is in its way and nearer than the next to the left.
    static boolean isBefore(Figure figure, Mark.Rule rule) {
        double at = figure.x().position(rule.at());
        if (at > FAR_RIGHT) return true;
        Frame frame = Frame.of(figure);
        double length = (Frame.width(rule.name()) + 2 * RULE_GAP) / (Figure.WIDTH - frame.left() - frame.right());
        double left = at;
        double right = 1 - at;
        for (Mark.Rule other : figure.rules()) {
            if (!other.upright() || other.equals(rule)) continue;
            double way = figure.x().position(other.at()) - at;
            if (way >= 0) right = Math.min(right, way);
            if (way <= 0) left = Math.min(left, -way);
        }
        return right < length && left > right && at > length;
    }

    private void dot(Ink ink, double x, double y) {
        out.append("<circle cx=\"")
                .append(n(x))
                .append("\" cy=\"")
                .append(n(y))
                .append("\" r=\"")
                .append(DOT);
        out.append("\" fill=\"").append(ink.colour()).append("\"/>\n");
    }

    private void rectangles(Ink ink, CharSequence path, boolean outlined) {
        out.append("<path fill=\"").append(inks.fill(ink)).append('"');
        if (outlined) out.append(" stroke=\"").append(OUTLINE).append("\" stroke-width=\".5\"");
        out.append(" d=\"").append(path).append("\"/>\n");
    }

    private void stroke(Ink ink, CharSequence path, double width, String more) {
        out.append("<path fill=\"none\" stroke=\"")
                .append(ink.colour())
                .append("\" stroke-width=\"")
                .append(n(width));
        out.append('"').append(more).append(" d=\"").append(path).append("\"/>\n");
    }

    private void text(double x, double y, String anchor, String more, String text) {
        out.append("<text x=\"")
                .append(n(x))
                .append("\" y=\"")
                .append(n(y))
                .append("\" text-anchor=\"")
                .append(anchor);
        out.append('"').append(more).append('>').append(Markup.escape(text)).append("</text>\n");
    }

    private static String box(double x, double y, double w, double h) {
        return "M" + n(x) + " " + n(y) + "h" + n(w) + "v" + n(h) + "h" + n(-w) + "z";
    }

    private double x(double value) {
        return frame.left() + width * figure.x().position(value);
    }

    /// Labels read downwards, numbers upwards.
    private double y(double value) {
        double share = figure.y().position(value);
        return frame.top() + height * (figure.y() instanceof Axis.Labels ? share : 1 - share);
    }

    private static String n(double value) {
        return Numbers.terse(value, 1);
    }
}
