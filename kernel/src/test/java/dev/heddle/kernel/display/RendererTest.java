package dev.heddle.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.plot.Plot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.BarTrace;

@Timeout(60)
class RendererTest {
    private final Renderer renderer = new Renderer();

    @Test
    void plainValuesAreTheirText() {
        assertEquals("a \"b\"", text("a \"b\""));
        assertEquals("42", text(42));
        assertEquals("null", text(null));
        assertEquals("[1, 2]", text(List.of(1, 2)));
        assertEquals("odd", text(new Object() {
            @Override
            public String toString() {
                return "odd";
            }
        }));
    }

    @Test
    void arraysShowTheirContents() {
        assertEquals("[1, 2]", text(new int[] {1, 2}));
        assertEquals("[true]", text(new boolean[] {true}));
        assertEquals("[[1], [2, 3]]", text(new int[][] {{1}, {2, 3}}));
        assertEquals("[a, null]", text(new String[] {"a", null}));
    }

    @Test
    void aFigureIsLiveAndAPictureAndASentence() {
        MimeBundle bundle = renderer.render(Plot.outcomes(Map.of(9, 1, 10, 3)));
        assertEquals(
                Set.of("application/vnd.plotly.v1+json", "text/html", "text/plain"),
                bundle.data().keySet());
        assertTrue(bundle.data().get("application/vnd.plotly.v1+json") instanceof Map<?, ?> tree
                && tree.containsKey("layout"));
        String html = String.valueOf(bundle.data().get("text/html"));
        assertTrue(
                html.startsWith("<figure><img alt=\"4 runs gave 2 different outcomes; most often 10 (75 %).\" width="),
                html);
        assertEquals(
                "Outcomes of 4 runs: 4 runs gave 2 different outcomes; most often 10 (75 %).",
                bundle.data().get("text/plain"));
    }

    @Test
    void aTableIsHtmlAndText() {
        MimeBundle bundle = renderer.render(Table.create("t", IntColumn.create("a<b", new int[] {1234})));
        assertTrue(String.valueOf(bundle.data().get("text/html")).contains("a&lt;b"));
        assertTrue(String.valueOf(bundle.data().get("text/plain")).contains("1234"));
    }

    @Test
    void tablesawsOwnFiguresAreConverted() {
        Figure figure = new Figure(
                BarTrace.builder(new Object[] {"a"}, new double[] {1}).build());
        assertTrue(renderer.render(figure).data().containsKey("application/vnd.plotly.v1+json"));
    }

    @Test
    void anImageIsAPng() throws IOException {
        MimeBundle bundle = renderer.render(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));
        byte[] png = Base64.getDecoder().decode(String.valueOf(bundle.data().get("image/png")));
        assertEquals(3, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        assertEquals("image of 3 × 2 pixels", bundle.data().get("text/plain"));
    }

    @Test
    void aStringCanBeAskedForAsAnyType() {
        assertEquals(
                Map.of("text/html", "<b>x</b>"),
                renderer.render("<b>x</b>", "text/html").data());
        assertEquals(
                Map.of("image/svg+xml", "<svg/>"),
                renderer.render("<svg/>", "image/svg+xml").data());
    }

    @Test
    void onlyTheFormsAskedForAreGiven() {
        assertEquals(
                Set.of("text/plain"),
                renderer.render(Plot.outcomes(Map.of()), "text/plain").data().keySet());
    }

    @Test
    void theLatestRegistrationThatFitsDecides() {
        renderer.register(CharSequence.class, text -> MimeBundle.of("text/html", "<i>" + text + "</i>"));
        renderer.register(String.class, text -> MimeBundle.of("text/html", "<b>" + text + "</b>"));
        assertEquals(Map.of("text/html", "<b>x</b>"), renderer.render("x").data());
        assertEquals(
                Map.of("text/html", "<i>x</i>"),
                renderer.render(new StringBuilder("x")).data());
    }

    private Object text(@org.jspecify.annotations.Nullable Object value) {
        return renderer.render(value).data().get("text/plain");
    }
}
