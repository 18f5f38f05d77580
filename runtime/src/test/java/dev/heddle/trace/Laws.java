package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is true of every whole recording, whatever was recorded. Each law is checked by other means than those by which
/// the spans were derived.
public final class Laws {
    private final Recording recording;

    private Laws(Recording recording) {
        this.recording = recording;
    }

    /// Fails with the law that does not hold.
    public static void check(Recording recording) {
        Laws laws = new Laws(recording);
        laws.timeGoesOn();
        laws.spansTileLives();
        laws.runningSpansNeverOverlap();
        laws.everyUnblockEndsOneWait();
        laws.replayGivesTheSpans();
        laws.countersAreTheReplaysOwn();
        laws.channelsHoldWhatFits();
        laws.allWhoAreNamedAreThere();
    }

    private void timeGoesOn() {
        long last = recording.meta().begin();
        for (Event e : recording.events()) {
            assertTrue(e.nanos() >= last, e::toString);
            last = e.nanos();
        }
        assertTrue(recording.meta().end() >= last, () -> "" + recording.meta());
    }

    private void spansTileLives() {
        Map<Long, Span> last = new HashMap<>();
        Map<Long, Long> ends = new HashMap<>();
        for (Event e : recording.events()) if (e.kind() == Event.Kind.GO_END) ends.put(e.g(), e.nanos());
        for (Span span : recording.spans()) {
            assertTrue(span.start() <= span.end(), span::toString);
            Span before = last.put(span.goroutine(), span);
            if (before != null) assertEquals(before.end(), span.start(), () -> before + " then " + span);
        }
        last.forEach(
                (g, span) -> assertEquals(ends.getOrDefault(g, recording.meta().end()), span.end(), span::toString));
    }

    private void runningSpansNeverOverlap() {
        Map<Integer, Span> onP = new HashMap<>();
        Map<Integer, Span> onM = new HashMap<>();
        for (Span span : recording.spans()) {
            if (span.state() != State.RUNNING) {
                assertTrue(span.p() < 0 && span.m() < 0, span::toString);
                continue;
            }
            if (span.p() < 0) continue; // on a thread outside
            Span p = onP.put(span.p(), span);
            if (p != null) assertTrue(p.end() <= span.start(), () -> p + " and " + span);
            Span m = onM.put(span.m(), span);
            if (m != null) assertTrue(m.end() <= span.start(), () -> m + " and " + span);
        }
    }

    private record Wake(long g, long nanos) {}

    private void everyUnblockEndsOneWait() {
        Map<Wake, Integer> ended = new HashMap<>();
        for (Span s : recording.spans()) {
            if (s.state() == State.BLOCKED || s.state() == State.SLEEPING) {
                ended.merge(new Wake(s.goroutine(), s.end()), 1, Integer::sum);
            }
        }
        for (Event e : recording.events()) {
            if (e.kind() != Event.Kind.GO_UNBLOCK) continue;
            assertTrue(ended.getOrDefault(new Wake(e.partner(), e.nanos()), 0) > 0, e::toString);
            ended.merge(new Wake(e.partner(), e.nanos()), -1, Integer::sum);
        }
    }

    /// A second replay, by goroutine and not by event: states and their bounds must be the same, bit for bit.
    private void replayGivesTheSpans() {
        assertEquals(
                recording.spans(),
                Recording.of(recording.events(), recording.names(), recording.meta())
                        .spans());
        Map<Long, List<String>> lives = new TreeMap<>();
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case GO_CREATE, GO_UNBLOCK -> note(lives, e.partner(), State.RUNNABLE, e);
                case GO_START -> note(lives, e.g(), State.RUNNING, e);
                case GO_STOP -> note(lives, e.g(), State.RUNNABLE, e);
                case GO_BLOCK -> note(lives, e.g(), e.reason() == WaitReason.SLEEP ? State.SLEEPING : State.BLOCKED, e);
                default -> {}
            }
        }
        Map<Long, List<String>> told = new TreeMap<>();
        Set<Long> began = new HashSet<>(); // whose first span is inferred from what came after
        Set<Long> created = new HashSet<>();
        for (Event e : recording.events()) if (e.kind() == Event.Kind.GO_CREATE) created.add(e.partner());
        for (Span s : recording.spans()) {
            if (!created.contains(s.goroutine()) && began.add(s.goroutine())) continue;
            told.computeIfAbsent(s.goroutine(), _ -> new ArrayList<>()).add(s.state() + " " + s.start());
        }
        assertEquals(lives, told);
    }

    private static void note(Map<Long, List<String>> lives, long g, State state, Event e) {
        lives.computeIfAbsent(g, _ -> new ArrayList<>()).add(state + " " + e.nanos());
    }

    private void countersAreTheReplaysOwn() {
        for (Series series : Series.of(recording)) {
            for (State state : State.values()) {
                if (!series.name().equals(state.name().toLowerCase(java.util.Locale.ROOT))) continue;
                for (Series.Change change : series.changes()) {
                    long there = recording.spans().stream()
                            .filter(s -> s.state() == state && s.start() <= change.nanos() && change.nanos() < s.end())
                            .count();
                    assertEquals(there, change.value(), () -> series.name() + " at " + change.nanos());
                }
            }
        }
    }

    private void channelsHoldWhatFits() {
        Map<Long, Integer> capacities = new HashMap<>();
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case CHAN_MAKE -> capacities.put(e.object(), e.count());
                case CHAN_SEND, CHAN_RECEIVE, CHAN_CLOSE ->
                    assertTrue(
                            0 <= e.count() && e.count() <= capacities.getOrDefault(e.object(), Integer.MAX_VALUE),
                            e::toString);
                default -> {}
            }
        }
    }

    private void allWhoAreNamedAreThere() {
        Set<Long> there = new HashSet<>();
        for (Span s : recording.spans()) there.add(s.goroutine());
        for (Event e : recording.events()) assertTrue(e.g() == 0 || there.contains(e.g()), e::toString);
    }
}
