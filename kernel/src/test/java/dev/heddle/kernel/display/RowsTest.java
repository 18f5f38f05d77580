package dev.heddle.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Schedule;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowsTest {
    private final Renderer renderer = new Renderer();

    record Point(int x, String name) {}

    private String html(Object value) {
        return String.valueOf(renderer.render(value).data().get("text/html"));
    }

    @Test
    void recordsAreRowsByTheirComponents() {
        String html = html(List.of(new Point(1, "a<b"), new Point(2, "c")));
        assertTrue(html.contains("<th>x</th><th>name</th>"), html);
        assertTrue(html.contains("<td>1</td><td>a&lt;b</td>"), html);
        assertEquals(html, html(new Point[] {new Point(1, "a<b"), new Point(2, "c")}));
        assertEquals(html, html(Stream.of(new Point(1, "a<b"), new Point(2, "c"))));
        assertTrue(renderer.render(List.of(new Point(1, "a")))
                .data()
                .get("text/plain")
                .toString()
                .contains("Point[x=1"));
    }

    @Test
    void mapsAreKeysAndValues() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("one", 1);
        map.put("none", null);
        assertTrue(html(map).contains("<td>one</td><td>1</td>"), html(map));
        assertTrue(html(map).contains("<td>none</td><td>null</td>"), html(map));
        assertTrue(html(List.of(Map.of("a", 1), Map.of("a", 2))).contains("<th>a</th>"));
        assertFalse(renderer.render(Map.of()).data().containsKey("text/html"));
    }

    @Test
    void countsOfRunsAreHeadedByWhatTheyCount() {
        Map<Integer, Integer> counts = Schedule.sample(3, () -> 4).counts();
        assertTrue(html(counts).contains("<th>outcome</th><th>runs</th>"), html(counts));
        assertTrue(html(counts).contains("<td>4</td><td>3</td>"), html(counts));
        assertEquals("{4=3}", renderer.render(counts).data().get("text/plain"));
        assertTrue(html(Map.of("a", 1)).contains("<th>key</th><th>value</th>"), html(Map.of("a", 1)));
    }

    @Test
    void arraysOfArraysAreTables() {
        assertTrue(html(new int[][] {{1, 2}, {3}}).contains("<td>3</td><td></td>"), html(new int[][] {{1, 2}, {3}}));
        assertEquals(
                "[[1, 2], [3]]",
                renderer.render(new int[][] {{1, 2}, {3}}).data().get("text/plain"));
    }

    @Test
    void plainCollectionsStayTheirText() {
        for (Object plain : List.of(List.of(1, 2), List.of(), new int[] {1}, List.of("a", new Point(1, "b"))))
            assertEquals(1, renderer.render(plain).data().size(), plain.toString());
    }

    @Test
    void longAndEndlessThingsAreCut() {
        assertTrue(html(IntStream.range(0, 51).mapToObj(i -> new Point(i, "p")).toList())
                .endsWith("The first 50 rows of more.</p>"));
        assertFalse(html(IntStream.range(0, 50).mapToObj(i -> new Point(i, "p")).toList())
                .contains("more"));
        String endless = html(Stream.iterate(1, i -> i + 1));
        assertTrue(endless.contains("<td>50</td>") && !endless.contains("<td>51</td>"), endless);
        assertTrue(html(List.of(new Point(1, "x".repeat(1000)))).length() < 500);
    }

    @Test
    void awtAndSwingAreDrawn() {
        Image scaled =
                new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB).getScaledInstance(20, 10, Image.SCALE_FAST);
        assertEquals("image of 20 × 10 pixels", renderer.render(scaled).data().get("text/plain"));
        JPanel panel = new JPanel();
        panel.add(new JLabel("text"));
        assertTrue(renderer.render(panel).data().containsKey("image/png"));
    }
}
