package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.trace.ChannelSimulation;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SteppingTest {
    private final Recording recording = new ChannelSimulation(4, 1, 3).play(30);

    @Test
    void stepping() throws JsonProcessingException {
        Golden.check(
                "stepping.json",
                new ObjectMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(Plot.stepping(recording).plotly())
                        + "\n");
    }

    @Test
    void everyEventHasAFrameAndAStopOfTheSlider() {
        JsonNode tree = new ObjectMapper().valueToTree(Plot.stepping(recording).plotly());
        int events = recording.events().size();
        assertEquals(events, tree.path("frames").size());
        assertEquals(events, tree.at("/layout/sliders/0/steps").size());
        for (int i = 0; i < events; i++) {
            assertEquals(tree.at("/frames/" + i + "/name"), tree.at("/layout/sliders/0/steps/" + i + "/args/0/0"));
            assertEquals(i, tree.at("/frames/" + i + "/layout/shapes/0/x0").asInt());
        }
    }

    @Test
    void whereNothingMovesThereIsATableOfSteps() {
        String html = String.valueOf(Plot.stepping(recording).mimeBundle().get("text/html"));
        assertEquals(recording.events().size() + 1, html.split("<tr>").length - 1);
        assertTrue(html.startsWith("<figure><img"), html);
    }

    @Test
    void anEmptyRecordingHasNoSlider() {
        assertEquals(0, Plot.stepping(Simulation.of(1, 1, 1, 0)).steps().size());
        assertTrue(!Plot.stepping(Simulation.of(1, 1, 1, 0)).plotly().containsKey("frames"));
    }
}
