package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class StealsTest {
    /// P0 readies four, P1 steals two of them and runs one.
    private static Recording robbed(long runs) {
        Story story = new Story();
        for (long child = 2; child <= 5; child++) story.then(Event.Kind.GO_CREATE, 1, 0, child, 0);
        story.then(Event.Kind.PROC_STEAL, 0, 1, 0, 2);
        story.then(Event.Kind.GO_START, runs, 1, 0, 0);
        return story.end();
    }

    @Test
    void aStealMovesGoroutinesFromQueueToQueue() {
        assertEquals(
                "Ready goroutines: queue of P0 at most 4, queue of P1 at most 2.",
                Plot.runQueues(robbed(2)).finding());
    }

    @Test
    void whichWereStolenDoesNotMatter() {
        Mark.Line highest = (Mark.Line) Plot.runQueues(robbed(5)).marks().getFirst(); // the sum
        Mark.Line lower = (Mark.Line) Plot.runQueues(robbed(5)).marks().getLast();
        assertEquals("queue of P0", lower.name());
        assertEquals(2, lower.points().getLast().y(), "P1 ran one of its own, not one of P0's");
        assertEquals(3, highest.points().getLast().y());
    }

    @Test
    void anArrowLeadsFromTheRobbedToTheThief() {
        List<Mark.Arrow> arrows = Plot.lanes(robbed(2)).byProcessor().marks().stream()
                .filter(Mark.Arrows.class::isInstance)
                .flatMap(mark -> ((Mark.Arrows) mark).arrows().stream())
                .toList();
        assertEquals(1, arrows.size());
        assertEquals(0, arrows.getFirst().fromY());
        assertEquals(1, arrows.getFirst().toY());
        assertEquals("P1 steals 2 goroutines from P0", arrows.getFirst().hover());
    }
}
