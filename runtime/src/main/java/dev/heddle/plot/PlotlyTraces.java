package dev.heddle.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Writes marks as Plotly's traces.
final class PlotlyTraces {
    private PlotlyTraces() {}

    /// The trace of a mark; none for a [Mark.Rule], which belongs to the layout.
    static Optional<Tree> of(Mark mark) {
        Tree trace = switch (mark) {
            case Mark.Bars bars -> bars(bars);
            case Mark.Columns columns -> columns(columns);
            case Mark.Line line -> line(line);
            case Mark.Points points -> points(points);
            case Mark.Words words -> words(words);
            case Mark.Arrows arrows -> arrows(arrows);
            case Mark.Rule _ -> null;
        };
        if (trace == null) return Optional.empty();
        return Optional.of(trace.with("name", Markup.plotly(mark.name()))
                .with("showlegend", !mark.name().isEmpty())
                .with("hoverinfo", "text"));
    }

    private static Tree bars(Mark.Bars mark) {
        List<Mark.Bar> bars = mark.bars();
        List<String> writing = bars.stream().map(bar -> bar.ink().writing()).toList();
        return Tree.of("type", "bar")
                .with("orientation", "h")
                .with("y", numbers(bars, Mark.Bar::lane))
                .with("x", numbers(bars, bar -> bar.to() - bar.from()))
                .with("base", numbers(bars, Mark.Bar::from))
                .with("width", mark.thickness())
                .with("marker", marker(bars.stream().map(Mark.Bar::ink).toList(), mark.ink()))
                .with("text", same(texts(bars, Mark.Bar::label), ""))
                .with("textposition", "inside")
                .with("insidetextanchor", "middle")
                .with("textangle", 0)
                .with("insidetextfont", Tree.of("color", same(writing, "#000000")))
                .with("hovertext", texts(bars, Mark.Bar::hover));
    }

    private static Tree columns(Mark.Columns mark) {
        return Tree.of("type", "bar")
                .with("x", numbers(mark.points(), Mark.Point::x))
                .with("y", numbers(mark.points(), Mark.Point::y))
                .with("width", mark.thickness())
                .with("marker", marker(List.of(), mark.ink()))
                .with("hovertext", texts(mark.points(), Mark.Point::hover));
    }

    /// A marker with one ink, or one a bar where they differ.
    private static Tree marker(List<Ink> inks, Ink otherwise) {
        List<String> patterns = inks.stream().map(ink -> ink.pattern().plotly()).toList();
        Tree pattern = Tree.of("shape", same(patterns, otherwise.pattern().plotly()))
                .with("fillmode", "overlay")
                .with("fgcolor", same(inks.stream().map(Ink::shade).toList(), otherwise.shade()))
                .with("size", 6)
                .with("solidity", 0.25);
        double outline = inks.size() > Svg.OUTLINED ? 0 : 0.5;
        return Tree.of("color", same(inks.stream().map(Ink::colour).toList(), otherwise.colour()))
                .with("line", Tree.of("width", outline).with("color", Svg.OUTLINE))
                .with("pattern", pattern);
    }

    private static Tree line(Mark.Line mark) {
        Tree trace = scatter(mark.points(), "lines")
                .with(
                        "line",
                        Tree.of("color", mark.ink().colour())
                                .with("width", mark.fill() == Mark.Fill.SOLID ? 0 : 2)
                                .with("shape", mark.shape() == Mark.Shape.STEPS ? "hv" : "linear")
                                .with("dash", mark.ink().dashes()));
        return switch (mark.fill()) {
            case NONE -> trace;
            case FAINT ->
                trace.with("fill", "tozeroy").with("fillcolor", mark.ink().colour() + "55");
            case SOLID ->
                trace.with("fill", "tozeroy")
                        .with("fillcolor", mark.ink().colour())
                        .with("fillpattern", marker(List.of(), mark.ink()).get("pattern"));
        };
    }

    private static Tree points(Mark.Points mark) {
        return scatter(mark.points(), "markers")
                .with("marker", Tree.of("color", mark.ink().colour()).with("size", 2 * Svg.DOT));
    }

    private static Tree scatter(List<Mark.Point> points, String mode) {
        return Tree.of("type", "scatter")
                .with("mode", mode)
                .with("x", numbers(points, Mark.Point::x))
                .with("y", numbers(points, Mark.Point::y))
                .with("hovertext", texts(points, Mark.Point::hover));
    }

    private static Tree words(Mark.Words mark) {
        return Tree.of("type", "scatter")
                .with("mode", "text")
                .with("x", numbers(mark.words(), Mark.Word::x))
                .with("y", numbers(mark.words(), Mark.Word::y))
                .with("text", texts(mark.words(), Mark.Word::text))
                .with("hovertext", texts(mark.words(), Mark.Word::hover));
    }

    private static Tree arrows(Mark.Arrows mark) {
        List<@Nullable Number> x = new ArrayList<>();
        List<@Nullable Number> y = new ArrayList<>();
        List<String> hover = new ArrayList<>();
        List<Number> sizes = new ArrayList<>();
        for (Mark.Arrow arrow : mark.arrows()) {
            Collections.addAll(x, Tree.number(arrow.fromX()), Tree.number(arrow.toX()), null);
            Collections.addAll(y, Tree.number(arrow.fromY()), Tree.number(arrow.toY()), null);
            String text = Markup.plotly(arrow.hover());
            Collections.addAll(hover, text, text, "");
            Collections.addAll(sizes, 0, 11, 0);
        }
        String colour = mark.ink().colour();
        Tree heads = Tree.of("symbol", "arrow")
                .with("angleref", "previous")
                .with("size", sizes)
                .with("opacity", 1)
                .with("color", colour);
        return Tree.of("type", "scatter")
                .with("mode", "lines+markers")
                .with("x", x)
                .with("y", y)
                .with(
                        "line",
                        Tree.of("color", colour)
                                .with("width", 1.2)
                                .with("dash", mark.ink().dashes()))
                .with("marker", heads)
                .with("hovertext", hover);
    }

    private static <T> List<Number> numbers(List<T> items, ToDoubleFunction<T> number) {
        return items.stream()
                .map(item -> Tree.number(number.applyAsDouble(item)))
                .toList();
    }

    private static <T> List<String> texts(List<T> items, Function<T, String> text) {
        return items.stream().map(item -> Markup.plotly(text.apply(item))).toList();
    }

    /// One value where all are equal, which keeps the tree small; `none` where there is none.
    private static Object same(List<String> values, String none) {
        if (values.isEmpty()) return none;
        String first = values.getFirst();
        return values.stream().allMatch(first::equals) ? first : values;
    }
}
