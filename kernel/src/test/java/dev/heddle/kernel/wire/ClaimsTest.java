package dev.heddle.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zmq.Msg;

class ClaimsTest {
    private static final int LARGE = 2 << 20;

    private final List<String> log = new ArrayList<>();
    private final Claims claims = new Claims(3L * LARGE, log::add);

    @Test
    void largeFramesTakeTheBudgetAndNoMore() {
        var held = new ArrayList<Msg>();
        for (int i = 0; i < 3; i++) held.add(claims.allocate(LARGE));
        assertTrue(held.stream().allMatch(frame -> frame.size() == LARGE) && log.isEmpty());
        assertEquals(0, claims.allocate(LARGE).size());
        assertEquals(1, log.size());
        assertTrue(log.getFirst().startsWith("refused a frame of " + LARGE), log::toString);
        Reference.reachabilityFence(held);
    }

    @Test
    void whatHasBeenHandledIsFreeAgain() {
        for (int i = 0; i < 20; i++) assertEquals(LARGE, claims.allocate(LARGE).size());
        assertTrue(log.isEmpty(), log::toString);
    }

    @Test
    void smallFramesAreNotCounted() {
        var held = new ArrayList<Msg>();
        for (int i = 0; i < 100; i++) held.add(claims.allocate(100_000));
        assertEquals(100_000, held.getLast().size());
        assertTrue(log.isEmpty(), log::toString);
    }

    @Test
    void aClaimThatNoHeapHoldsIsRefused() {
        assertEquals(
                0,
                new Claims(Long.MAX_VALUE / 2, log::add)
                        .allocate(Integer.MAX_VALUE)
                        .size());
        assertEquals(1, log.size());
    }
}
