package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.Schedule;
import dev.heddle.lesson.Shared;
import dev.heddle.trace.ChannelSimulation;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.Sites;
import dev.heddle.trace.Span;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
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
    void everyFrameBringsTheButtonsThatLeadOnFromIt() {
        JsonNode tree = new ObjectMapper().valueToTree(Plot.stepping(recording).plotly());
        int last = recording.events().size() - 1;
        for (int i = 0; i <= last; i++) {
            JsonNode buttons = tree.at("/frames/" + i + "/layout/updatemenus/0/buttons");
            assertEquals("" + Math.max(0, i - 1), buttons.at("/0/args/0/0").asText());
            assertEquals("" + Math.min(last, i + 1), buttons.at("/1/args/0/0").asText());
        }
        assertEquals(tree.at("/frames/0/layout/updatemenus"), tree.at("/layout/updatemenus"));
    }

    @Test
    void aThumbnailSaysWhatEachGoroutineDoes() {
        List<Stepping.Step> steps = Plot.stepping(recording).steps();
        for (Span span : recording.inSteps().spans()) {
            if (span.duration() == 0) continue;
            String said = "G" + span.goroutine() + " " + span.state().name().toLowerCase(Locale.ROOT);
            for (long step = span.start(); step < Math.min(span.end(), steps.size()); step++) {
                String thumbnail = steps.get((int) step).thumbnail();
                assertTrue(thumbnail.contains(said), () -> said + " in " + thumbnail);
            }
        }
    }

    @Test
    void everyStepSaysWhatTheSharedVariablesHold() {
        Schedule.Run<?> run = Schedule.seeded(7, () -> {
            Shared<String> name = new Shared<>("no one");
            name.write("the one");
            name.compareAndSet("the one", "the other");
            name.compareAndSet("the one", "a third");
            return name.read();
        });
        List<String> held = Plot.stepping(run.trace()).steps().stream()
                .map(s -> s.variables().replaceFirst("variable #\\d+ holds ", ""))
                .distinct()
                .toList();
        assertEquals(List.of("", "the one", "the other"), held);
    }

    @Test
    void aStepShowsItsLineOfCode() {
        Recorder recorder = new Recorder(new AtomicLong()::incrementAndGet, true, 1, 64);
        int site = Sites.of(new StackTraceElement("notebook.Cell5", "s$0", "Cell[5]", 7));
        recorder.log(1, 0, 0, "write 1", 1, 2, site);
        SourceLines.install(place -> place.equals("Cell[5]:7") ? "    count.write(1);" : "");
        try {
            Stepping stepping = Plot.stepping(recorder.stop());
            assertEquals("count.write(1);", stepping.steps().getFirst().code());
            assertTrue(String.valueOf(stepping.mimeBundle().get("text/html")).contains("<code>count.write(1);</code>"));
        } finally {
            SourceLines.install(_ -> "");
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
