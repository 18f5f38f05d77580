package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Steals and hand-overs as edges, and what no P has to itself as counters.
@Timeout(60)
class MovesTest {
    private final Story story = new Story();

    private List<Edge> moves() {
        return Edge.of(story.end()).stream()
                .filter(e -> e.kind() == Edge.Kind.STEAL || e.kind() == Edge.Kind.HANDOFF)
                .toList();
    }

    @Test
    void aStealLeadsToWhatTheThiefRunsNext() {
        story.then(Event.Kind.GO_START, 1, 0, 0, 0);
        story.then(Event.Kind.GO_CREATE, 1, 0, 2, 0);
        story.then(Event.Kind.GO_CREATE, 1, 0, 3, 0);
        story.then(Event.Kind.PROC_STEAL, 0, 1, 0, 2);
        story.then(Event.Kind.GO_STOP, 1, 0, 0, 0);
        story.then(Event.Kind.GO_START, 1, 0, 0, 0);
        story.then(Event.Kind.GO_START, 3, 1, 0, 1);
        story.then(Event.Kind.GO_END, 3, 1, 0, 0);
        story.then(Event.Kind.GO_START, 2, 1, 0, 0);
        assertEquals(List.of(new Edge(Edge.Kind.STEAL, 0, 400, 3, 700, 0, "2 from P0 to P1")), moves());
    }

    @Test
    void aHandOverLeadsFromWhoStandsStillToWhoRunsNextOnThatP() {
        story.then(Event.Kind.GO_START, 1, 0, 0, 0);
        story.then(Event.Kind.GO_CREATE, 1, 0, 2, 0);
        story.then(Event.Kind.PROC_HANDOFF, 1, -1, 0, 0);
        story.then(Event.Kind.GO_START, 2, 0, 0, 0);
        assertEquals(List.of(new Edge(Edge.Kind.HANDOFF, 1, 300, 2, 400, 0, "P0")), moves());
    }

    @Test
    void aPThatFindsNothingToRunWasHandedOnForNobody() {
        story.then(Event.Kind.GO_START, 1, 0, 0, 0);
        story.then(Event.Kind.PROC_HANDOFF, 1, -1, 0, 0);
        story.then(Event.Kind.PROC_IDLE, 0, 0, 0, 0);
        story.then(Event.Kind.GO_START, 2, 0, 0, 0);
        assertEquals(List.of(), moves());
    }

    @Test
    void aNumberIsToldWhenItIsAnother() {
        int[][] seen = {{0, 0}, {2, 0}, {2, 1}, {2, 1}, {0, 1}, {0, 0}}; // in the global queue, and looking for work
        for (int i = 0; i < seen.length; i++) {
            story.recorder().queues(i % 2, 0, seen[i][0], seen[i][1]);
        }
        Recording recording = story.end();
        assertEquals(4, recording.events().size());
        assertEquals(List.of(change(200, 2), change(500, 0)), changes(recording, "runq.global"));
        assertEquals(List.of(change(300, 1), change(600, 0)), changes(recording, "spinningM"));
    }

    private static Series.Change change(long nanos, long value) {
        return new Series.Change(nanos, value);
    }

    private static List<Series.Change> changes(Recording recording, String name) {
        return Series.of(recording).stream()
                .filter(series -> series.name().equals(name))
                .flatMap(series -> series.changes().stream())
                .toList();
    }
}
