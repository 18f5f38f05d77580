package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
    private final Recording small = Simulation.of(7, 2, 5, 120);

    @Test
    void lanesByProcessor() {
        Golden.check("lanes-processor", Plot.lanes(small).byProcessor());
    }

    @Test
    void lanesByThread() {
        Golden.check("lanes-thread", Plot.lanes(small).byThread());
    }

    @Test
    void lanesByGoroutine() {
        Golden.check("lanes-goroutine", Plot.lanes(small).byGoroutine());
    }

    @Test
    void everyRunningSpanIsABar() {
        long spans = small.spans().stream()
                .filter(s -> s.state() == State.RUNNING && s.duration() > 0)
                .count();
        assertEquals(spans, bars(Plot.lanes(small).byProcessor()));
        assertEquals(
                small.spans().stream().filter(s -> s.duration() > 0).count(),
                bars(Plot.lanes(small).byGoroutine()));
    }

    @Test
    void manySpansAreDrawnTogetherAndTheFigureSaysSo() throws JsonProcessingException {
        Recording large = Simulation.of(3, 4, 60, 200_000);
        for (Figure figure :
                new Figure[] {Plot.lanes(large).byProcessor(), Plot.lanes(large).byGoroutine()}) {
            assertTrue(bars(figure) <= Merge.MOST, () -> bars(figure) + " bars");
            assertTrue(figure.subtitle().contains("drawn together"), figure::subtitle);
            int size = new ObjectMapper().writeValueAsBytes(figure.mimeBundle()).length;
            assertTrue(size <= 300_000, () -> size + " bytes");
        }
    }

    @Test
    void aWindowOfManySpansShowsEachOfThem() {
        Recording large = Simulation.of(3, 4, 60, 200_000);
        assertTrue(large.spans().size() > 100_000);
        long middle = large.meta().end() / 2;
        Recording window = large.between(middle, middle + large.meta().end() / 500);
        Figure figure = Plot.lanes(window).byProcessor();
        long spans = window.spans().stream()
                .filter(s -> s.state() == State.RUNNING && s.duration() > 0)
                .count();
        assertTrue(spans > 50, () -> spans + " spans");
        assertEquals(spans, bars(figure));
        assertEquals("", figure.subtitle());
    }

    @Test
    void tenThousandGoroutinesAreFoldedAndTheFigureSaysHow() throws JsonProcessingException {
        Recording many = Simulation.of(5, 4, 10_000, 60_000);
        assertTrue(
                Goroutines.of(many).ids().size() > 5_000,
                () -> "" + Goroutines.of(many).ids().size());
        Figure figure = Plot.lanes(many).byGoroutine();
        assertEquals(40, figure.y().ticks().size());
        assertTrue(bars(figure) <= Merge.MOST, () -> bars(figure) + " bars");
        assertTrue(figure.subtitle().contains("others, which ran least, share the last lane"), figure::subtitle);
        assertTrue(new ObjectMapper().writeValueAsBytes(figure.mimeBundle()).length <= 300_000);
    }

    @Test
    void goroutinesWithoutALaneOfTheirOwnShareTheLast() {
        Recording many = Simulation.of(5, 2, 80, 3000);
        Figure figure = Plot.lanes(many).byGoroutine();
        assertEquals(40, figure.y().ticks().size());
        assertTrue(figure.y().ticks().getLast().label().endsWith(" others"));
        assertTrue(figure.subtitle().contains("share the last lane"), figure::subtitle);
        Golden.check("lanes-folded", figure);
    }

    @Test
    void anEmptyRecordingIsAFigureThatSaysSo() {
        Recording empty = Simulation.of(1, 2, 1, 0);
        assertEquals("nothing was recorded", Plot.lanes(empty).byProcessor().subtitle());
        assertTrue(Plot.lanes(empty).byGoroutine().svg().contains("nothing was recorded"));
    }

    private static long bars(Figure figure) {
        return figure.marks().stream()
                .mapToLong(mark -> mark instanceof Mark.Bars bars ? bars.bars().size() : 0)
                .sum();
    }
}
