package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecorderTest {
    private long now = 1_000;

    @Test
    void everyFieldComesBack() {
        Recorder recorder = new Recorder(() -> now, false, 2, 64);
        now = 1_250;
        recorder.record(Event.Kind.GO_BLOCK, 1L << 40, 1, 70_000, WaitReason.CHAN_SEND, -3, 1L << 41, -1);
        recorder.record(Event.Kind.GO_UNBLOCK, 0, -1, -1, WaitReason.NONE, 0, 5, Integer.MAX_VALUE);
        assertEquals(
                List.of(
                        new Event(250, Event.Kind.GO_UNBLOCK, 0, -1, -1, WaitReason.NONE, 0, 5, Integer.MAX_VALUE),
                        new Event(
                                250, Event.Kind.GO_BLOCK, 1L << 40, 1, 70_000, WaitReason.CHAN_SEND, -3, 1L << 41, -1)),
                recorder.stop().events());
    }

    @Test
    void buffersAreMergedByTime() {
        Recorder recorder = new Recorder(() -> now, false, 3, 1024);
        for (int i = 0; i < 300; i++) {
            now++;
            send(recorder, i, i % 4 - 1);
        }
        assertEquals(List.of(), outOfOrder(recorder.stop()));
        assertEquals(300, recorder.stop().events().size());
    }

    @Test
    void aFullBufferLosesItsOldestAndCountsThem() {
        Recorder recorder = new Recorder(() -> now, false, 1, 256);
        for (int i = 1; i <= 1000; i++) send(recorder, i, 0);
        Recording recording = recorder.stop();
        assertEquals(255, recording.events().size());
        assertEquals(745, recording.meta().dropped());
        assertEquals(746, recording.events().getFirst().object());
        assertEquals(1000, recording.events().getLast().object());
    }

    @Test
    void afterALossTheRecordingBeginsWhereAllBuffersAreWhole() {
        Recorder recorder = new Recorder(() -> now, false, 2, 64);
        send(recorder, 1, 1);
        for (int i = 2; i <= 101; i++) {
            now++;
            send(recorder, i, 0);
        }
        Recording recording = recorder.stop();
        assertEquals(38, recording.meta().begin());
        assertEquals(39, recording.events().getFirst().object());
        assertEquals(101, recording.events().size() + recording.meta().dropped());
    }

    @Test
    void aVirtualClockThatStandsStillKeepsTheOrderOfWriting() {
        Recorder recorder = new Recorder(() -> now, true, 1, 64);
        for (int i = 0; i < 50; i++) send(recorder, i, i % 2 - 1);
        assertEquals(List.of(), outOfOrder(recorder.stop()));
    }

    @Test
    void nothingIsRecordedAfterTheEnd() {
        Recorder recorder = new Recorder(() -> now, false, 1, 64);
        send(recorder, 1, 0);
        Recording recording = recorder.stop();
        send(recorder, 2, 0);
        assertSame(recording, recorder.stop());
        assertEquals(1, recording.events().size());
    }

    @Test
    void notesKeepTheirTexts() {
        Recorder recorder = new Recorder(() -> now, false, 1, 64);
        recorder.log(1, 0, 0, "load 3");
        send(recorder, 1, 0);
        recorder.log(1, 0, 0, "store 4");
        Recording recording = recorder.stop();
        assertEquals(
                List.of("load 3", "", "store 4"),
                recording.events().stream().map(recording::text).toList());
    }

    @Test
    void aSnapshotOfARunningWriterHoldsOnlyWholeEvents() throws InterruptedException {
        Recorder recorder = new Recorder(System::nanoTime, false, 1, 64);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (long i = 1; !done.get(); i++) {
                recorder.record(Event.Kind.CHAN_SEND, i, 0, (int) i, WaitReason.NONE, i, i, (int) i);
            }
        });
        try {
            for (int i = 0; i < 2000; i++) {
                long before = 0;
                for (Event e : recorder.snapshot().events()) {
                    assertTrue(e.g() == e.object() && e.g() == e.partner() && (int) e.g() == e.count(), e::toString);
                    assertTrue(before == 0 || e.g() == before + 1, e::toString);
                    before = e.g();
                }
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    private static void send(Recorder recorder, int number, int p) {
        recorder.record(Event.Kind.CHAN_SEND, 1, p, p, WaitReason.NONE, number, 0, 0);
    }

    private static List<Event> outOfOrder(Recording recording) {
        List<Event> wrong = new ArrayList<>();
        long last = -1;
        for (Event e : recording.events()) {
            if (e.object() <= last) wrong.add(e);
            last = e.object();
        }
        return wrong;
    }
}
