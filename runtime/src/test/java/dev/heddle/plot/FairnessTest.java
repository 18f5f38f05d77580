package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.WaitReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairnessTest {
    @Test
    void fairness() {
        Golden.check("fairness", Plot.fairness(Simulation.of(7, 2, 5, 600)));
    }

    @Test
    void takingTurnsGivesHalfOfEveryLongWindow() {
        long[] now = {0};
        Recorder recorder = new Recorder(() -> now[0], false, 1, 4096);
        for (int turn = 0; turn < 100; turn++) {
            long g = 1 + turn % 2;
            recorder.record(Event.Kind.GO_START, g, 0, 0, WaitReason.NONE, 0, 0, 0);
            now[0] += 1000;
            recorder.record(Event.Kind.GO_STOP, g, 0, 0, WaitReason.PREEMPTED, 0, 0, 0);
        }
        Recording recording = recorder.stop();
        for (Mark mark : Plot.fairness(recording).marks()) {
            Mark.Line line = (Mark.Line) mark;
            assertEquals(50, line.points().getLast().y(), 1);
            assertTrue(line.points().get(9).y() > 45, () -> line.points().get(9).toString());
        }
    }

    @Test
    void aShareNeverExceedsTheWhole() {
        for (Mark mark : Plot.fairness(Simulation.of(9, 3, 8, 900)).marks()) {
            for (Mark.Point point : ((Mark.Line) mark).points()) assertTrue(point.y() >= 0 && point.y() <= 100.001);
        }
    }

    @Test
    void anEmptyRecordingSaysSo() {
        assertEquals(
                "No goroutine was ready for long enough to tell.",
                Plot.fairness(Simulation.of(1, 1, 1, 0)).toString());
    }
}
