package dev.heddle.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Writes marks as Plotly's traces.
final class PlotlyTraces {
    private PlotlyTraces() {}

    /// The trace of a mark; none for a [Mark.Rule], which belongs to the layout. Bars have a trace for each ink: where
    /// a trace has several colours, Plotly draws patterns in black or white instead of the ink's shade.
    static List<Tree> of(Mark mark) {
        List<Tree> traces = switch (mark) {
            case Mark.Bars bars -> bars(bars);
            case Mark.Columns columns -> List.of(columns(columns));
            case Mark.Line line -> List.of(line(line));
            case Mark.Points points -> List.of(points(points));
            case Mark.Words words -> List.of(words(words));
            case Mark.Arrows arrows -> List.of(arrows(arrows));
            case Mark.Rule _ -> List.of();
        };
        String name = Markup.plotly(mark.name());
        for (Tree trace : traces) {
            trace.with("name", name).with("showlegend", false).with("hoverinfo", "text");
            if (traces.size() > 1) trace.with("legendgroup", name);
        }
        if (!traces.isEmpty()) traces.getFirst().with("showlegend", !name.isEmpty());
        return traces;
    }

    private static List<Tree> bars(Mark.Bars mark) {
        Map<Ink, List<Mark.Bar>> inks = new LinkedHashMap<>();
        mark.bars()
                .forEach(bar ->
                        inks.computeIfAbsent(bar.ink(), _ -> new ArrayList<>()).add(bar));
        List<Tree> traces = new ArrayList<>();
        inks.forEach((ink, bars) -> traces.add(bars(mark, ink, bars)));
        return traces;
    }

    private static Tree bars(Mark.Bars mark, Ink ink, List<Mark.Bar> bars) {
        return Tree.of("type", "bar")
                .with("orientation", "h")
                .with("y", numbers(bars, Mark.Bar::lane))
                .with("x", numbers(bars, bar -> bar.to() - bar.from()))
                .with("base", numbers(bars, Mark.Bar::from))
                .with("width", mark.thickness())
                .with("marker", marker(ink, mark.bars().size() <= Svg.OUTLINED))
                .with("text", same(texts(bars, Mark.Bar::label)))
                .with("textposition", "inside")
                .with("insidetextanchor", "middle")
                .with("textangle", 0)
                .with("insidetextfont", Tree.of("color", ink.writing()))
                .with("hovertext", texts(bars, Mark.Bar::hover));
    }

    private static Tree columns(Mark.Columns mark) {
        return Tree.of("type", "bar")
                .with("x", numbers(mark.points(), Mark.Point::x))
                .with("y", numbers(mark.points(), Mark.Point::y))
                .with("width", mark.thickness())
                .with("marker", marker(mark.ink(), true))
                .with("hovertext", texts(mark.points(), Mark.Point::hover));
    }

    private static Tree marker(Ink ink, boolean outlined) {
        return Tree.of("color", ink.colour())
                .with("line", Tree.of("width", outlined ? 0.5 : 0).with("color", Svg.OUTLINE))
                .with("pattern", pattern(ink));
    }

    private static Tree pattern(Ink ink) {
        return Tree.of("shape", ink.pattern().plotly())
                .with("fillmode", "overlay")
                .with("fgcolor", ink.shade())
                .with("size", 6)
                .with("solidity", 0.25);
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
                        .with("fillpattern", pattern(mark.ink()));
        };
    }

    private static Tree points(Mark.Points mark) {
        return scatter(mark.points(), "markers")
                .with("cliponaxis", false)
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
                .with("color", colour)
                .with("line", Tree.of("width", 0)); // white where sizes differ
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

    /// One value where all are equal, which keeps the tree small.
    private static Object same(List<String> values) {
        String first = values.getFirst();
        return values.stream().allMatch(first::equals) ? first : values;
    }
}
