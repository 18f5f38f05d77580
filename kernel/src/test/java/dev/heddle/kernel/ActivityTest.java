package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.eval.Turn;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Session;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private final Activity activity = new Activity(new IoPub(new Session(), _ -> 0, new Pace(() -> 0)));
    private final ObjectNode first = Json.object().put("msg_id", "1");
    private final ObjectNode second = Json.object().put("msg_id", "2");

    private Turn received(ObjectNode header) {
        activity.received(header);
        return activity.turn(header);
    }

    @Test
    void aCellCountsFromItsReceiptToItsEnd() {
        received(first);
        assertTrue(activity.hasCells());
        activity.begins(first);
        activity.ends(first, _ -> {});
        assertFalse(activity.hasCells());
    }

    @Test
    void aCommsHandlerIsNoCellAndCanBeInterrupted() {
        activity.heard(first);
        assertTrue(activity.hasCode());
        assertFalse(activity.hasCells());
        activity.begins(first);
        activity.interrupt();
        assertTrue(activity.turn(first).isInterrupted());
    }

    @Test
    void anInterruptFindsTheCellThatIsAboutToRun() {
        var turn = received(first);
        var next = received(second);
        activity.interrupt();
        assertTrue(turn.isInterrupted());
        assertFalse(next.isInterrupted(), "it waits behind the first");
        var stops = new AtomicInteger();
        turn.started(stops::incrementAndGet);
        assertEquals(1, stops.get(), "what starts too late is stopped at once");
    }

    @Test
    void anInterruptStopsWhatRunsAndNothingElse() {
        var running = received(first);
        var waiting = received(second);
        activity.begins(first);
        var stops = new AtomicInteger();
        running.started(stops::incrementAndGet);
        activity.interrupt();
        assertEquals(1, stops.get());
        assertFalse(waiting.isInterrupted());
    }

    @Test
    void anInterruptAfterTheEndIsNothing() {
        var turn = received(first);
        activity.begins(first);
        turn.started(() -> {
            throw new AssertionError("it has ended");
        });
        turn.ended();
        activity.interrupt();
        activity.ends(first, _ -> {});
        activity.interrupt();
    }
}
