package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a figure as the JSON tree that plotly.js 2, 3 and 4 draw: here the layout, in [PlotlyTraces] the marks.
final class Plotly {
    /// Readable on light and dark pages.
    static final String WRITING = "#888888";

    private static final String GRID = "rgba(128,128,128,0.3)";
    private static final String LABEL = "rgba(64,64,64,0.8)"; // behind white words, over any colour
    private static final String CLEAR = "rgba(0,0,0,0)";

    private final Figure figure;
    private final Frame frame;

    private Plotly(Figure figure) {
        this.figure = figure;
        this.frame = Frame.of(figure);
    }

    static Map<String, @Nullable Object> tree(Figure figure) {
        List<Tree> traces = new ArrayList<>();
        figure.marks().forEach(mark -> traces.addAll(PlotlyTraces.of(mark)));
        return Tree.of("data", traces)
                .with("layout", new Plotly(figure).layout())
                .with("config", config());
    }

    /// Settings for every figure; the first two names are those of the button that sends a figure to the cloud.
    static Tree config() {
        return Tree.of("displaylogo", false)
                .with("responsive", true)
                .with("modeBarButtonsToRemove", List.of("sendChartToCloud", "sendDataToCloud", "lasso2d", "select2d"));
    }

    private Tree layout() {
        Tree layout = Tree.of("title", title())
                .with("height", figure.height())
                .with(
                        "margin",
                        Tree.of("l", frame.left())
                                .with("r", frame.right())
                                .with("t", frame.top())
                                .with("b", frame.bottom()))
                .with("font", Tree.of("color", WRITING).with("size", 12))
                .with("paper_bgcolor", CLEAR)
                .with("plot_bgcolor", CLEAR)
                .with("modebar", Tree.of("bgcolor", CLEAR).with("color", WRITING))
                .with("barmode", "overlay")
                .with("hovermode", "closest")
                .with("uirevision", Markup.plotly(figure.title()))
                .with("uniformtext", Tree.of("mode", "hide").with("minsize", 10))
                .with("showlegend", frame.legendRows() > 0)
                .with(
                        "legend",
                        Tree.of("orientation", "h")
                                .with("x", 0)
                                .with("xanchor", "left")
                                .with("y", 1)
                                .with("yanchor", "bottom"))
                .with("xaxis", axis(figure.x(), false))
                .with("yaxis", axis(figure.y(), true));
        List<Mark.Rule> rules = figure.rules();
        if (!rules.isEmpty()) {
            layout.with("shapes", rules.stream().map(Plotly::shape).toList());
            layout.with("annotations", annotations(rules));
        }
        return layout;
    }

    private Tree title() {
        String text = "<b>" + Markup.plotly(figure.title()) + "</b>";
        if (!figure.subtitle().isEmpty()) {
            text += "<br><span style=\"font-size:12px\">" + Markup.plotly(figure.subtitle()) + "</span>";
        }
        return Tree.of("text", text)
                .with("font", Tree.of("size", 15))
                .with("x", 0)
                .with("xanchor", "left")
                .with("y", 1)
                .with("yanchor", "top")
                .with("pad", Tree.of("t", 10).with("l", 10));
    }

    private static Tree axis(Axis axis, boolean vertical) {
        Tree tree = Tree.of(
                        "title", Tree.of("text", Markup.plotly(axis.title())).with("standoff", 10))
                .with("ticks", "outside")
                .with("ticklen", 5)
                .with("tickcolor", CLEAR)
                .with("gridcolor", GRID)
                .with("zeroline", false)
                .with("automargin", true);
        return switch (axis) {
            case Axis.Linear a -> {
                tree.with("range", List.of(Tree.number(a.low()), Tree.number(a.high())));
                yield vertical ? tree : withCursor(tree);
            }
            case Axis.Decades a -> labelled(tree.with("range", List.of(a.low(), a.high())), a);
            case Axis.Places a -> labelled(tree.with("range", List.of(a.low(), a.high())), a);
            case Axis.Bare a ->
                tree.with("range", List.of(a.low(), a.high()))
                        .with("visible", false)
                        .with("fixedrange", true);
            case Axis.Labels a ->
                labelled(tree.with("range", vertical ? List.of(a.high(), a.low()) : List.of(a.low(), a.high())), a)
                        .with("showgrid", false);
        };
    }

    private static Tree labelled(Tree tree, Axis axis) {
        return tree.with("tickmode", "array")
                .with("tickvals", axis.ticks().stream().map(Axis.Tick::at).toList())
                .with(
                        "ticktext",
                        axis.ticks().stream()
                                .map(tick -> Markup.plotly(tick.label()))
                                .toList());
    }

    private static Tree withCursor(Tree axis) {
        return axis.with("showspikes", true)
                .with("spikemode", "across")
                .with("spikesnap", "cursor")
                .with("spikethickness", 1)
                .with("spikecolor", WRITING);
    }

    private static Tree shape(Mark.Rule rule) {
        Number at = Tree.number(rule.at());
        Tree place = rule.upright()
                ? Tree.of("x0", at).with("x1", at).with("y0", 0).with("y1", 1).with("yref", "paper")
                : Tree.of("y0", at).with("y1", at).with("x0", 0).with("x1", 1).with("xref", "paper");
        return place.with("type", "line")
                .with(
                        "line",
                        Tree.of("color", rule.ink().colour()).with("width", 1.5).with("dash", "dash"));
    }

    /// Labels of upright rules stand one below the other, so that near ones do not cover each other.
    private List<Tree> annotations(List<Mark.Rule> rules) {
        List<Tree> annotations = new ArrayList<>();
        int upright = 0;
        for (Mark.Rule rule : rules) {
            Tree annotation = annotation(rule);
            if (rule.upright()) annotation.with("yshift", -Svg.RULE_LABEL * upright++);
            annotations.add(annotation);
        }
        return annotations;
    }

    private Tree annotation(Mark.Rule rule) {
        Number at = Tree.number(rule.at());
        Tree place = rule.upright()
                ? Tree.of("x", at)
                        .with("xanchor", Svg.isBefore(figure, rule) ? "right" : "left")
                        .with("y", 1)
                        .with("yref", "paper")
                        .with("yanchor", "top")
                : Tree.of("y", at)
                        .with("yanchor", "bottom")
                        .with("x", 1)
                        .with("xref", "paper")
                        .with("xanchor", "right");
        return place.with("text", Markup.plotly(rule.name()))
                .with("showarrow", false)
                .with("bgcolor", LABEL)
                .with("font", Tree.of("color", "#ffffff").with("size", 11))
                .with("borderpad", 1);
    }
}
