package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The schedule of a small program, to be gone through step by step: lanes with a cursor that a slider moves, or plays
/// by itself, what happens there in words, the line of code, and what the shared variables hold. Where nothing can
/// move, the still lanes and a table of all steps.
///
/// @param figure the lanes
/// @param steps what happens, in order
public record Stepping(Figure figure, List<Step> steps) implements Shown {
    private static final int MOST = 200; // steps, so that the output stays below 300 KB
    private static final int SLIDER = 95; // pixels of height
    private static final int LINE = 19; // pixels of height
    private static final int BUTTONS = 185; // pixels of width, left of the slider
    private static final int PACE = 1000; // milliseconds for a step that is played

    /// One step.
    ///
    /// @param at its place on the figure's x axis
    /// @param who the goroutine, or the thread
    /// @param what it did
    /// @param where in the program, as `Cell[5]:7`; empty where that is not known
    /// @param code the line there; empty where that is not known
    /// @param variables what each [dev.heddle.lesson.Shared] that has been read or written holds after the step
    /// @param thumbnail what the goroutines do around the step, as an `<img>`
    public record Step(
            double at, String who, String what, String where, String code, String variables, String thumbnail) {}

    /// A stepping that keeps its own list.
    public Stepping {
        steps = List.copyOf(steps);
    }

    static Stepping of(Recording given) {
        Recording recording = given.inSteps();
        Goroutines goroutines = Goroutines.of(recording);
        List<Step> steps = new ArrayList<>();
        Thumbnails thumbnails = new Thumbnails(recording, goroutines, MOST);
        Map<Long, String> values = new TreeMap<>();
        for (Event e : recording.events()) {
            if (steps.size() == MOST) break;
            String who = e.g() == 0 ? "a thread" : goroutines.label(e.g());
            String what = Happening.words(e, recording, goroutines);
            if (Accesses.isAccess(e))
                Accesses.value(recording.text(e)).ifPresent(value -> values.put(e.partner(), value));
            String code = SourceLines.at(e.site());
            steps.add(new Step(e.nanos(), who, what, e.site(), code, words(values), thumbnails.at(e.nanos())));
        }
        Figure lanes =
                new Lanes(recording, Clock.STEPS, Merge.MOST / 2).byGoroutine().titled("Step by step");
        int all = recording.events().size();
        if (all > MOST) lanes = lanes.noting("the first " + MOST + " of " + Numbers.count(all, "step"));
        return new Stepping(lanes, steps);
    }

    @Override
    public Map<String, Object> mimeBundle() {
        Map<String, Object> bundle = figure.mimeBundle();
        bundle.put(Bundle.PLOTLY, plotly());
        bundle.put(
                "text/html",
                bundle.get("text/html") + "<details><summary>" + Numbers.count(steps.size(), "step") + "</summary>"
                        + table() + "</details>");
        return bundle;
    }

    /// The interactive picture: the figure's, with a frame for each step and a slider over them.
    public Map<String, @Nullable Object> plotly() {
        Map<String, @Nullable Object> tree = figure.plotly();
        if (steps.isEmpty() || !(tree.get("layout") instanceof Tree layout)) return tree;
        if (layout.get("margin") instanceof Tree margin)
            margin.with("b", Frame.of(figure).bottom() + SLIDER + more());
        layout.with("sliders", List.of(slider())).with("template", Tree.of("layout", looks()));
        layout.putAll(at(0));
        List<Tree> frames = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++)
            frames.add(Tree.of("name", "" + i).with("layout", at(i)));
        tree.put("frames", frames);
        return tree;
    }

    private static String words(Map<Long, String> values) {
        return values.entrySet().stream()
                .map(e -> "variable #" + e.getKey() + " holds " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private boolean showsCode() {
        return steps.stream().anyMatch(s -> !s.code.isEmpty());
    }

    private boolean showsVariables() {
        return steps.stream().anyMatch(s -> !s.variables.isEmpty());
    }

    /// Pixels for what stands between the words of a step and the slider: the same at each, so that nothing jumps.
    private int more() {
        return (showsCode() ? LINE : 0) + (showsVariables() ? LINE : 0);
    }

    /// The cursor at a step, its words below the axis, and the buttons that lead on from it. Each step says the
    /// height: JupyterLab's renderer drops it when it fits a figure into its output, and the next step would be
    /// drawn into no height.
    private Tree at(int i) {
        Step step = steps.get(i);
        Tree line = Tree.of("x0", Tree.number(step.at)).with("x1", Tree.number(step.at));
        String where = step.where.isEmpty() ? "" : "  <i>" + Markup.plotly(step.where) + "</i>";
        String code = step.code.isEmpty()
                ? ""
                : "<br><span style=\"font-family:monospace\">" + Markup.plotly(step.code) + "</span>";
        String variables = step.variables.isEmpty() ? "" : "<br>" + Markup.plotly(step.variables);
        Tree words = Tree.of(
                "text",
                "<b>" + Markup.plotly(step.who) + "</b>: " + Markup.plotly(step.what) + where + code + variables);
        return Tree.of("height", figure.height() + SLIDER + more())
                .with("shapes", List.of(line))
                .with("annotations", List.of(words))
                .with("updatemenus", List.of(Tree.of("buttons", buttons(i))));
    }

    private Tree slider() {
        List<Tree> stops = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            stops.add(Tree.of("label", "" + i).with("method", "animate").with("args", to(i)));
        }
        return Tree.of("active", 0)
                .with("steps", stops)
                .with(
                        "currentvalue",
                        Tree.of("prefix", "step ")
                                .with("font", Tree.of("size", 12).with("color", Plotly.WRITING)))
                .with("pad", Tree.of("t", 70 + more()).with("l", BUTTONS))
                .with("ticklen", 0)
                .with("minorticklen", 0)
                .with("font", Tree.of("color", "rgba(0,0,0,0)"));
    }

    /// What the cursor, the words and the buttons of all steps have in common, said once.
    private Tree looks() {
        Tree cursor = Tree.of("type", "line")
                .with("y0", 0)
                .with("y1", 1)
                .with("yref", "paper")
                .with("line", Tree.of("color", Palette.CURSOR).with("width", 2));
        Tree words = Tree.of("align", "left")
                .with("x", 0)
                .with("xref", "paper")
                .with("xanchor", "left")
                .with("y", 0)
                .with("yref", "paper")
                .with("yanchor", "top")
                .with("yshift", -46)
                .with("showarrow", false)
                .with("font", Tree.of("size", 14));
        return Tree.of("shapedefaults", cursor)
                .with("annotationdefaults", words)
                .with("updatemenudefaults", menu());
    }

    private Tree menu() {
        return Tree.of("type", "buttons")
                .with("direction", "right")
                .with("showactive", false)
                .with("x", 0)
                .with("xanchor", "left")
                .with("y", 0)
                .with("yanchor", "top")
                .with("pad", Tree.of("t", 88 + more()))
                .with("bgcolor", "rgba(0,0,0,0)")
                .with("bordercolor", Plotly.WRITING)
                .with("font", Tree.of("size", 12).with("color", Plotly.WRITING));
    }

    /// Plotly has no button for "the next frame", so that each frame brings buttons that know where they stand.
    private List<Tree> buttons(int i) {
        Tree playing = pace(PACE).with("fromcurrent", true).with("transition", Tree.of("duration", 0));
        return List.of(
                button("◂", to(Math.max(0, i - 1))),
                button("▸", to(Math.min(steps.size() - 1, i + 1))),
                button("play", Arrays.asList(null, playing)),
                button("pause", List.of(Collections.singletonList(null), pace(0))));
    }

    private static Tree button(String label, List<@Nullable Object> what) {
        return Tree.of("label", label).with("method", "animate").with("args", what);
    }

    /// What Plotly's `animate` is told so that it shows one step.
    private static List<@Nullable Object> to(int step) {
        return List.of(List.of("" + step), pace(0));
    }

    /// How Plotly goes from frame to frame: at once, and again after so many milliseconds.
    private static Tree pace(int millis) {
        return Tree.of("mode", "immediate").with("frame", Tree.of("duration", millis));
    }

    private String table() {
        boolean code = showsCode();
        boolean variables = showsVariables();
        StringBuilder out =
                new StringBuilder("<table><thead><tr><th>step</th><th></th><th>who</th><th>what</th><th>where</th>");
        if (code) out.append("<th>code</th>");
        if (variables) out.append("<th>variables</th>");
        out.append("</tr></thead><tbody>");
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            out.append("<tr><td>").append(i).append("</td><td>").append(step.thumbnail);
            out.append("</td><td>").append(Markup.escape(step.who));
            out.append("</td><td style=\"text-align:left\">").append(Markup.escape(step.what));
            out.append("</td><td>").append(Markup.escape(step.where)).append("</td>");
            if (code)
                out.append("<td style=\"text-align:left\">").append(code(step)).append("</td>");
            if (variables)
                out.append("<td>").append(Markup.escape(step.variables)).append("</td>");
            out.append("</tr>\n");
        }
        return out.append("</tbody></table>").toString();
    }

    private static String code(Step step) {
        return step.code.isEmpty() ? "" : "<code>" + Markup.escape(step.code) + "</code>";
    }
}
