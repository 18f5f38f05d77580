package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.trace.ChannelSimulation;
import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.WaitReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Figures of channels and locks, and of who waits for whom.
@Timeout(60)
class WaitsTest {
    private final Recording empty = Simulation.of(1, 2, 1, 0);
    private long now;

    @Test
    void channel() {
        Golden.check("channel", Plot.channel(new ChannelSimulation(4, 3, 6).play(150)));
    }

    @Test
    void lock() {
        Golden.check("lock", Plot.lock(convoy()));
    }

    @Test
    void waitingInACircle() {
        Golden.check("deadlock", Plot.waiting(philosophers(3)));
    }

    @Test
    void aHoldLastsFromAcquiringToReleasing() {
        Holds holds = Holds.of(convoy());
        assertEquals(new Holds.Interval(5, 1, 100, 200), holds.holds().getFirst());
        assertEquals(new Holds.Interval(5, 2, 110, 250), holds.waits().getFirst());
    }

    @Test
    void aDeadlockIsNamed() {
        assertEquals(
                "2 goroutines are blocked; deadlock: G1 → lock #2 → G2 → lock #1 → G1.",
                Plot.waiting(philosophers(2)).toString());
    }

    @Test
    void waitingInALineIsNoDeadlock() {
        assertEquals(
                "1 goroutine is blocked, in no circle of locks.",
                Plot.waiting(convoy(), 115).toString());
    }

    @Test
    void onAClockThatStandsStillOnlyTheLastWaitsCount() {
        Recorder recorder = new Recorder(() -> 0, true, 1, 1024);
        recorder.record(Event.Kind.GO_BLOCK, 1, 0, 0, WaitReason.CHAN_RECEIVE, 5, 0, 0);
        recorder.record(Event.Kind.GO_START, 2, 0, 0, WaitReason.NONE, 0, 0, 0);
        recorder.record(Event.Kind.GO_UNBLOCK, 2, 0, 0, WaitReason.NONE, 0, 1, 0);
        recorder.record(Event.Kind.GO_BLOCK, 2, 0, 0, WaitReason.CHAN_SEND, 5, 0, 0);
        recorder.record(Event.Kind.GO_START, 1, 0, 0, WaitReason.NONE, 0, 0, 0);
        recorder.record(Event.Kind.GO_END, 1, 0, 0, WaitReason.NONE, 0, 0, 0);
        assertEquals(
                "1 goroutine is blocked, in no circle of locks.",
                Plot.waiting(recorder.stop()).toString());
    }

    @Test
    void whereNothingHappenedTheFiguresSaySo() {
        assertEquals("No value was sent or received.", Plot.channel(empty).toString());
        assertEquals("no lock was used", Plot.lock(empty).subtitle());
        assertEquals("nobody is blocked", Plot.waiting(empty).subtitle());
    }

    /// Four goroutines that want the same lock.
    private Recording convoy() {
        Recorder recorder = new Recorder(() -> now, false, 4, 1024);
        at(100, recorder, Event.Kind.LOCK_ACQUIRE, 1, WaitReason.NONE, 5);
        for (int g = 2; g <= 4; g++) at(90 + 10 * g, recorder, Event.Kind.GO_BLOCK, g, WaitReason.MUTEX_LOCK, 5);
        for (int g = 1; g <= 4; g++) {
            at(100 * g + 100, recorder, Event.Kind.LOCK_RELEASE, g, WaitReason.NONE, 5);
            if (g == 4) break;
            recorder.record(Event.Kind.GO_UNBLOCK, g, g - 1, 0, WaitReason.NONE, 0, g + 1, 0);
            at(100 * g + 130, recorder, Event.Kind.GO_START, g + 1, WaitReason.NONE, 0);
            at(100 * g + 150, recorder, Event.Kind.LOCK_ACQUIRE, g + 1, WaitReason.NONE, 5);
        }
        now = 600;
        return recorder.stop();
    }

    /// Each has the lock of its number and wants the next one's.
    private Recording philosophers(int n) {
        Recorder recorder = new Recorder(() -> now, false, n, 1024);
        for (int g = 1; g <= n; g++) at(10 * g, recorder, Event.Kind.LOCK_ACQUIRE, g, WaitReason.NONE, g);
        for (int g = 1; g <= n; g++) {
            at(100 * g, recorder, Event.Kind.GO_BLOCK, g, WaitReason.MUTEX_LOCK, g % n + 1);
        }
        now = 1000;
        return recorder.stop();
    }

    private void at(long time, Recorder recorder, Event.Kind kind, long g, WaitReason reason, long object) {
        now = time;
        recorder.record(kind, g, (int) g - 1, 0, reason, object, 0, 0);
    }
}
