package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.trace.ChannelSimulation;
import dev.heddle.trace.Edge;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessagesTest {
    @Test
    void messages() {
        Golden.check("messages", Plot.messages(new ChannelSimulation(4, 2, 4).play(60)));
    }

    @Test
    void everyMessageIsAnArrow() {
        Recording recording = new ChannelSimulation(5, 1, 5).play(200);
        long messages = Edge.of(recording).stream()
                .filter(e -> e.kind() == Edge.Kind.MESSAGE)
                .count();
        assertEquals(messages, arrows(Plot.messages(recording)));
    }

    @Test
    void tooManyMessagesAreCutAndTheFigureSaysSo() {
        Figure figure = Plot.messages(new ChannelSimulation(9, 3, 6).play(5000));
        assertEquals(400, arrows(figure));
        assertEquals("the first 400 of ", figure.subtitle().substring(0, 17));
    }

    @Test
    void aRecordingWithoutMessagesSaysSo() {
        Figure figure = Plot.messages(Simulation.of(1, 2, 3, 0));
        assertEquals("no value was sent and received", figure.subtitle());
        assertEquals("No message was seen.", figure.toString());
    }

    private static long arrows(Figure figure) {
        return figure.marks().stream()
                .mapToLong(mark ->
                        mark instanceof Mark.Arrows arrows ? arrows.arrows().size() : 0)
                .sum();
    }
}
