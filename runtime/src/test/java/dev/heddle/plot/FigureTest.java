package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

@Timeout(60)
class FigureTest {
    private static final String NASTY = "a<b>&\"c\" 'd' \u0001 </script> ]]> é 中";

    /// Every kind of mark, with texts that no markup language likes.
    private final Figure figure = Figure.of(
                    NASTY,
                    NASTY,
                    new Axis.Linear(NASTY, 0, 10),
                    new Axis.Labels(NASTY, List.of(NASTY, "b", "c")),
                    List.of(
                            new Mark.Bars(
                                    NASTY,
                                    Palette.nth(0),
                                    0.8,
                                    List.of(
                                            new Mark.Bar(0, 0, 4, Palette.nth(0), "G1", NASTY),
                                            new Mark.Bar(1, 2, 9, Palette.nth(9), "", NASTY))),
                            new Mark.Line(
                                    "line",
                                    Palette.nth(7),
                                    Mark.Shape.STEPS,
                                    Mark.Fill.NONE,
                                    List.of(new Mark.Point(1, 2, ""), new Mark.Point(5, 1, NASTY))),
                            new Mark.Points("points", Palette.nth(2), List.of(new Mark.Point(3, 2, NASTY))),
                            new Mark.Arrows("arrows", Palette.nth(3), List.of(new Mark.Arrow(1, 0, 5, 2, NASTY))),
                            new Mark.Rule(NASTY, Palette.RULE, true, 6)))
            .noting(NASTY);

    @Test
    void everyKindOfMark() {
        Golden.check("marks", figure);
    }

    @Test
    void aBundleHoldsThePlotlyTreeAPictureInHtmlAndASentence() throws Exception {
        Map<String, Object> bundle = figure.mimeBundle();
        assertEquals(Set.of("application/vnd.plotly.v1+json", "text/html", "text/plain"), bundle.keySet());
        JsonNode tree = new ObjectMapper().valueToTree(bundle.get("application/vnd.plotly.v1+json"));
        assertTrue(tree.path("layout").path("height").asInt() > 0);
        assertTrue(tree.at("/layout/xaxis/title/text").isTextual());
        assertTrue(tree.at("/config/modeBarButtonsToRemove").toString().contains("sendChartToCloud"));
    }

    @Test
    void theStillPictureIsXmlAndAsLargeAsTheHtmlSays() throws Exception {
        String html = String.valueOf(figure.mimeBundle().get("text/html"));
        String source = html.replaceAll(".*base64,([^\"]*)\".*", "$1");
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Base64.getDecoder().decode(source)));
        assertTrue(html.contains("width=\"" + svg.getDocumentElement().getAttribute("width") + "\""), html);
        assertTrue(html.contains("height=\"" + svg.getDocumentElement().getAttribute("height") + "\""), html);
        assertFalse(html.contains("<script"), html);
        String title = IntStream.range(0, svg.getElementsByTagName("text").getLength())
                .mapToObj(i -> svg.getElementsByTagName("text").item(i).getTextContent())
                .filter(text -> text.startsWith("a<b>"))
                .findFirst()
                .orElseThrow();
        assertEquals(NASTY.replace('\u0001', '\ufffd'), title);
    }

    @Test
    void plotlySeesNoMarkupInTexts() {
        JsonNode tree = new ObjectMapper().valueToTree(figure.plotly());
        assertTrue(tree.at("/layout/xaxis/title/text").asText().startsWith("a&lt;b&gt;&amp;\"c\""));
    }

    @Test
    void bothPicturesHaveTheSameBars() {
        JsonNode traces = new ObjectMapper().valueToTree(figure.plotly()).path("data");
        int bars =
                traces.path(0).path("base").size() + traces.path(1).path("base").size();
        long boxes = figure.svg()
                .lines()
                .filter(line -> line.startsWith("<path fill="))
                .mapToLong(line -> line.split("z").length - 1)
                .sum();
        assertEquals(bars + 1, boxes, "two bars and the legend's swatch");
    }

    @Test
    void aPictureIsTheSameEachTime() {
        assertEquals(figure.svg(), figure.svg());
        assertEquals(figure.plotly(), figure.plotly());
        assertTrue(figure.svg().getBytes(StandardCharsets.UTF_8).length < 10_000);
    }
}
