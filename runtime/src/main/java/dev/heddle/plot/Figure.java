package dev.heddle.plot;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a figure shows, apart from how it is drawn. The interactive picture (Plotly) and the still one (SVG) are both
/// drawn from it, so they cannot disagree. Immutable.
///
/// @param title what is shown
/// @param subtitle what a reader must know to trust it, such as spans drawn as one; may be empty
/// @param finding one sentence with figures and units that says what can be seen: the alternative text
/// @param height in pixels
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param marks drawn in this order
public record Figure(String title, String subtitle, String finding, int height, Axis x, Axis y, List<Mark> marks)
        implements Shown {
    /// The still picture's width in pixels. The interactive one takes the width of the page.
    public static final int WIDTH = 800;

    /// A figure that keeps its own list.
    public Figure {
        marks = List.copyOf(marks);
    }

    /// A figure whose height follows from its axes: a lane is 26 pixels high.
    public static Figure of(String title, String finding, Axis x, Axis y, List<Mark> marks) {
        Figure unsized = new Figure(title, "", finding, 0, x, y, marks);
        int inner = y instanceof Axis.Labels lanes ? Math.max(2, lanes.labels().size()) * 26 : 220;
        Frame frame = Frame.of(unsized);
        return new Figure(title, "", finding, frame.top() + inner + frame.bottom(), x, y, marks);
    }

    /// The same with another title.
    public Figure titled(String title) {
        return new Figure(title, subtitle, finding, height, x, y, marks);
    }

    /// The same with another sentence.
    Figure finding(String finding) {
        return new Figure(title, subtitle, finding, height, x, y, marks);
    }

    /// The same with a line below the title.
    public Figure noting(String subtitle) {
        int more = (subtitle.isEmpty() ? 0 : Frame.SUBTITLE) - (this.subtitle.isEmpty() ? 0 : Frame.SUBTITLE);
        return new Figure(title, subtitle, finding, height + more, x, y, marks);
    }

    /// The lines that mark a place on an axis, in order.
    List<Mark.Rule> rules() {
        return marks.stream()
                .filter(Mark.Rule.class::isInstance)
                .map(Mark.Rule.class::cast)
                .toList();
    }

    /// The still picture as the text of an SVG file.
    public String svg() {
        return Svg.of(this);
    }

    /// The interactive picture as a JSON tree of maps and lists: `data`, `layout`, `config`.
    public Map<String, @Nullable Object> plotly() {
        return Plotly.tree(this);
    }

    @Override
    public Map<String, Object> mimeBundle() {
        return Bundle.of(plotly(), svg(), WIDTH, height, title, finding);
    }

    /// The finding.
    @Override
    public String toString() {
        return finding;
    }
}
