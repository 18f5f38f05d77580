package dev.heddle.plot;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;

/// One of Tablesaw's own figures, made fit for today's front ends. Tablesaw writes JavaScript for plotly.js 1, whose
/// titles newer ones drop without a word; here it becomes the JSON that they read. The still picture covers bars, lines
/// and points; of other kinds it says in words what is shown.
///
/// @param figure the figure as Tablesaw made it
public record JsplotFigure(Figure figure) implements Shown {
    @Override
    public Map<String, Object> mimeBundle() {
        Map<String, @Nullable Object> plotly = plotly();
        Optional<dev.heddle.plot.Figure> still = JsplotPicture.of(plotly);
        String title = JsplotPicture.title(plotly.get("layout"));
        String words = JsplotPicture.words(plotly);
        if (still.isPresent()) {
            dev.heddle.plot.Figure picture = still.get();
            return Bundle.of(plotly, picture.svg(), dev.heddle.plot.Figure.WIDTH, picture.height(), title, words);
        }
        String text = title.isEmpty() ? words : title + ": " + words;
        String note = "<figure><figcaption>" + Markup.escape(text)
                + " This kind of figure has no still picture: it shows where Plotly is installed.</figcaption></figure>";
        return Bundle.of(plotly, note, text);
    }

    /// The interactive picture as a JSON tree of maps and lists.
    public Map<String, @Nullable Object> plotly() {
        return JsplotJson.of(figure);
    }
}
