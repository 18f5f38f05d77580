package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.WaitReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoroutinesTest {
    private final long[] now = {0};
    private final Recorder recorder = new Recorder(() -> now[0], false, 2, 1024);

    private void record(Event.Kind kind, long g, long partner) {
        now[0] += 100;
        recorder.record(kind, g, 0, 0, WaitReason.NONE, 0, partner, 0);
    }

    @Test
    void mainIsFirstAndBelowEachStandThoseItStarted() {
        recorder.name(50, "main");
        record(Event.Kind.GO_START, 3, 0); // from before the recording
        record(Event.Kind.GO_CREATE, 50, 90);
        record(Event.Kind.GO_CREATE, 50, 20);
        record(Event.Kind.GO_CREATE, 90, 70);
        record(Event.Kind.GO_CREATE, 0, 10); // by a thread
        Recording recording = recorder.stop();
        assertEquals(
                List.of(50L, 90L, 70L, 20L, 3L, 10L), Goroutines.of(recording).ids());
        assertEquals(
                List.of("G50 main", "G90", "G70", "G20", "G3", "G10"),
                Plot.lanes(recording).byGoroutine().y().ticks().stream()
                        .map(Axis.Tick::label)
                        .toList());
    }

    @Test
    void aBrokenRecordingKeepsItsGoroutines() {
        record(Event.Kind.GO_CREATE, 1, 2);
        record(Event.Kind.GO_CREATE, 2, 1); // each the other's child
        assertEquals(List.of(1L, 2L), Goroutines.of(recorder.stop()).ids());
    }
}
