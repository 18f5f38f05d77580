package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PerfettoTest {
    private final Recording recording = new ChannelSimulation(4, 2, 5).play(400);

    @Test
    void slicesOfALaneNeverOverlap() throws JsonProcessingException {
        Map<String, BigDecimal> free = new HashMap<>();
        for (JsonNode slice : of("X")) {
            String lane = slice.path("pid") + "/" + slice.path("tid");
            BigDecimal from = slice.path("ts").decimalValue();
            assertTrue(free.getOrDefault(lane, BigDecimal.ZERO).compareTo(from) <= 0, slice::toString);
            free.put(lane, from.add(slice.path("dur").decimalValue()));
        }
    }

    @Test
    void everySpanIsASliceOfItsGoroutineToTheNanosecond() throws JsonProcessingException {
        Set<String> slices = new HashSet<>();
        for (JsonNode slice : of("X")) {
            if (slice.path("pid").asInt() != 2) continue;
            BigDecimal thousand = BigDecimal.valueOf(1000);
            slices.add(slice.path("tid").asLong() + " " + slice.path("name").asText() + " "
                    + slice.path("ts").decimalValue().multiply(thousand).longValueExact() + " "
                    + slice.path("dur").decimalValue().multiply(thousand).longValueExact());
        }
        Set<String> spans = new HashSet<>();
        for (Span s : recording.spans()) {
            String state = s.state().name().toLowerCase(Locale.ROOT);
            if (s.duration() > 0) spans.add(s.goroutine() + " " + state + " " + s.start() + " " + s.duration());
        }
        assertEquals(spans, slices);
    }

    @Test
    void everyEdgeIsAFlowWithTwoEnds() throws JsonProcessingException {
        long edges = Edge.of(recording).size();
        assertEquals(edges, of("s").size());
        assertEquals(edges, of("f").size());
    }

    @Test
    void textsAreQuoted() throws JsonProcessingException {
        Recorder recorder = new Recorder(() -> 0, true, 1, 64);
        recorder.name(1, "a \"b\"\n\\c");
        recorder.log(1, 0, 0, "tab\there");
        JsonNode all =
                new ObjectMapper().readTree(Perfetto.json(recorder.stop())).path("traceEvents");
        assertEquals("tab\there", all.get(all.size() - 1).path("name").asText());
    }

    private Iterable<JsonNode> nodes() throws JsonProcessingException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(Perfetto.json(recording))
                .path("traceEvents");
    }

    private List<JsonNode> of(String phase) throws JsonProcessingException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode node : nodes()) if (node.path("ph").asText().equals(phase)) found.add(node);
        return found;
    }
}
