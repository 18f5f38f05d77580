package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private long now = 5;
    private final Pace pace = new Pace(() -> now);

    private record Sent(long at, int bytes) {}

    /// Plays a sender that never rests, against jupyter_server's window.
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5_000, 260_000})
    void noWindowOfThreeSecondsExceedsTheServersLimits(int bytes) {
        var window = new ArrayDeque<Sent>();
        long inWindow = 0;
        while (now < 30_000_000_000L) {
            now += Math.max(1_000, pace.nanosUntilFree());
            if (pace.nanosUntilFree() > 0) continue;
            pace.sent(bytes);
            window.addLast(new Sent(now, bytes));
            inWindow += bytes;
            while (now - window.getFirst().at() >= 3_000_000_000L)
                inWindow -= window.removeFirst().bytes();
            assertTrue(window.size() <= 3_000, () -> window.size() + " messages");
            assertTrue(inWindow <= 3_000_000, inWindow + " bytes");
        }
    }

    @Test
    void anOrdinaryCellNeverWaits() {
        for (int i = 0; i < 100; i++) {
            assertEquals(0, pace.nanosUntilFree());
            pace.sent(20_000);
        }
    }

    @Test
    void idleForgetsWhatWasSent() {
        pace.sent(10_000_000);
        assertTrue(pace.nanosUntilFree() > 0);
        pace.idle();
        assertEquals(0, pace.nanosUntilFree());
    }
}
