package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.trace.ChannelSimulation;
import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.WaitReason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What keeps figures quick to draw however much was recorded: plotly.js takes a tenth of a second for 2,000 marks and
/// for 40 lanes, and seconds for 20,000 marks or 300 lanes.
@Timeout(120)
class LargeRecordingsTest {
    private static final int MARKS = 2_000; // a trace
    private static final int LANES = 90;
    private static final int BYTES = 300_000;

    @Test
    void everyFigureOfAHundredThousandSpansIsSmall() {
        Recording large = Simulation.of(3, 64, 300, 220_000);
        assertTrue(large.spans().size() > 100_000, () -> large.spans().size() + " spans");
        Map<String, Shown> figures = new LinkedHashMap<>();
        figures.put("processor", Plot.lanes(large).byProcessor());
        figures.put("thread", Plot.lanes(large).byThread());
        figures.put("goroutine", Plot.lanes(large).byGoroutine());
        figures.put("compared", Plot.compare("a", large, "b", large).byGoroutine());
        figures.put("states", Plot.states(large));
        figures.put("run queues", Plot.runQueues(large));
        figures.put("utilisation", Plot.utilisation(large));
        figures.put("latencies", Plot.latencies(large));
        figures.put("latencies by goroutine", Plot.latenciesByGoroutine(large));
        figures.put("analysis", Plot.analysis(large));
        figures.put("fairness", Plot.fairness(large));
        figures.put("waiting", Plot.waiting(large));
        figures.put("stepping", Plot.stepping(large));
        figures.forEach(LargeRecordingsTest::isSmall);
    }

    @Test
    void hundredsWhoTalkAreTooManyLanes() {
        Figure figure = Plot.messages(new ChannelSimulation(9, 3, 300).play(50_000));
        isSmall("messages", figure);
        assertTrue(figure.subtitle().matches("the first [0-9]+ of [0-9,]+ messages"), figure::subtitle);
    }

    @Test
    void hundredsAtOneLockAreTooManyLanes() {
        Figure figure = Plot.lock(queue(300, 10_000));
        isSmall("lock", figure);
        assertEquals(
                "the 40 of 300 goroutines that had to do with it longest; at most 700 holds and waits, the longest",
                figure.subtitle());
    }

    @Test
    void hundredsOfThreadsAreTooManyLanes() {
        Recording wide = Simulation.of(5, 200, 600, 20_000);
        Figure figure = Plot.lanes(wide).byThread();
        isSmall("threads", figure);
        assertTrue(figure.subtitle().startsWith("120 Ms that ran least not drawn"), figure::subtitle);
        Figure busy = Plot.utilisation(wide);
        isSmall("utilisation", busy);
        assertEquals("the first 80 of 200 Ps", busy.subtitle());
    }

    @Test
    void hundredsOfQueuesAreTooManyLines() {
        Recording wide = Simulation.of(5, 300, 900, 20_000);
        Figure figure = Plot.runQueues(wide);
        isSmall("run queues", figure);
        assertEquals(40, figure.marks().size());
        assertTrue(
                figure.subtitle().matches("26[0-9] queues that held least drawn as one; means over .*"),
                figure::subtitle);
        double sum = highest(figure.marks().getFirst());
        assertTrue(sum > 0 && figure.marks().stream().allMatch(mark -> highest(mark) <= sum), () -> "" + sum);
    }

    private static double highest(Mark mark) {
        return ((Mark.Line) mark)
                .points().stream().mapToDouble(Mark.Point::y).max().orElse(0);
    }

    /// Goroutines that take one lock in turn; each holds it a little longer than the one before.
    private static Recording queue(int goroutines, int turns) {
        long[] now = {0};
        Recorder recorder = new Recorder(() -> now[0], false, 1, 1 << 17);
        for (int turn = 0; turn < turns; turn++) {
            long g = 1 + turn % goroutines;
            if (turn >= goroutines) recorder.record(Event.Kind.GO_BLOCK, g, 0, 0, WaitReason.MUTEX_LOCK, 1, 0, 0);
            recorder.record(Event.Kind.LOCK_ACQUIRE, g, 0, 0, WaitReason.MUTEX_LOCK, 1, 0, 0);
            now[0] += 100 + turn;
            recorder.record(Event.Kind.LOCK_RELEASE, g, 0, 0, WaitReason.MUTEX_LOCK, 1, 0, 0);
        }
        return recorder.stop();
    }

    private static void isSmall(String name, Shown figure) {
        JsonNode bundle = new ObjectMapper().valueToTree(figure.mimeBundle());
        int size = bundle.toString().length();
        assertTrue(size <= BYTES, () -> name + ": " + size + " bytes");
        JsonNode plotly = bundle.path(Bundle.PLOTLY);
        for (JsonNode trace : plotly.path("data")) {
            int marks = trace.path("x").size();
            assertTrue(marks <= MARKS, () -> name + ": " + marks + " marks in a trace");
        }
        int lanes = plotly.at("/layout/yaxis/ticktext").size();
        assertTrue(lanes <= LANES, () -> name + ": " + lanes + " lanes");
    }
}
