package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.components.Figure;

@Timeout(60)
class JsplotFigureTest {
    private final Table table = Table.create(
            "t",
            StringColumn.create("who", "O'Brien", "a \"b\" <c>", "d & e"),
            DoubleColumn.create("ms", 1.5, Double.NaN, 4),
            DoubleColumn.create("n", 1, 2, 3));

    @Test
    void titlesSurvive() throws JsonProcessingException {
        JsonNode layout =
                json(LinePlot.create("Time & money", table, "n", "ms")).path("layout");
        assertEquals("Time &amp; money", layout.at("/title/text").asText());
        assertEquals("n", layout.at("/xaxis/title/text").asText());
        assertTrue(layout.path("height").asInt() > 0);
        assertFalse(layout.findParents("titlefont").iterator().hasNext());
    }

    @Test
    void numbersAreNumbersAndMissingOnesAreNull() throws JsonProcessingException {
        JsonNode trace = json(ScatterPlot.create("s", table, "n", "ms")).at("/data/0");
        assertEquals("[1.0,null,4.0]", trace.path("y").toString().replace("1.5", "1.0"));
    }

    @Test
    void textsArePlain() throws JsonProcessingException {
        JsonNode x = json(VerticalBarPlot.create("b", table, "who", "n")).at("/data/0/x");
        assertEquals("[\"O'Brien\",\"a \\\"b\\\" &lt;c&gt;\",\"d &amp; e\"]", x.toString());
    }

    @Test
    void barsHaveAStillPicture() {
        String html = html(VerticalBarPlot.create("Bars", table, "who", "n"));
        assertTrue(html.contains("data:image/svg+xml;base64,"), html);
        assertTrue(html.contains("alt=\"1 series (bar) of 3 values.\""), html);
    }

    @Test
    void linesAndPointsHaveAStillPicture() {
        assertTrue(html(LinePlot.create("l", table, "n", "ms")).contains("data:image/svg+xml"));
        assertTrue(html(AreaPlot.create("l", table, "n", "ms")).contains("data:image/svg+xml"));
        assertTrue(html(ScatterPlot.create("l", table, "n", "ms")).contains("data:image/svg+xml"));
    }

    @Test
    void histogramsHaveTheSameBinsInBothPictures() throws JsonProcessingException {
        Figure figure = Histogram.create("h", table, "n");
        assertTrue(html(figure).contains("data:image/svg+xml"));
        assertEquals(
                "{\"start\":0.0,\"end\":4.0,\"size\":2.0}",
                json(figure).at("/data/0/xbins").toString());
    }

    @Test
    void lyingBarsHaveAStillPicture() {
        assertTrue(html(HorizontalBarPlot.create("h", table, "who", "n")).contains("data:image/svg+xml"));
    }

    @Test
    void otherKindsSayInWordsWhatTheyShow() {
        String html = html(PiePlot.create("Shares", table, "who", "n"));
        assertFalse(html.contains("<img"), html);
        assertTrue(html.contains("Shares: 1 series (pie)"), html);
    }

    @Test
    void everyKindIsStrictJson() throws JsonProcessingException {
        for (Figure figure : new Figure[] {
            BoxPlot.create("b", table, "who", "n"),
            Histogram.create("h", table, "n"),
            PiePlot.create("p", table, "who", "n")
        }) {
            assertTrue(json(figure).path("data").get(0).path("type").isTextual());
        }
    }

    private static JsonNode json(Figure figure) throws JsonProcessingException {
        ObjectMapper strict = new ObjectMapper();
        return strict.readTree(strict.writeValueAsString(new JsplotFigure(figure).plotly()));
    }

    private static String html(Figure figure) {
        return String.valueOf(new JsplotFigure(figure).mimeBundle().get("text/html"));
    }
}
