package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SpansTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allLawsHold(long seed) {
        Laws.check(simulate(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runningSpansNeverOverlapOnAProcessorOrThread(long seed) {
        Map<Integer, Long> freeP = new HashMap<>();
        Map<Integer, Long> freeM = new HashMap<>();
        for (Span span : simulate(seed).spans()) {
            assertEquals(span.state() == State.RUNNING, span.p() >= 0 && span.m() >= 0, span::toString);
            if (span.state() != State.RUNNING) continue;
            assertTrue(freeP.getOrDefault(span.p(), 0L) <= span.start(), span::toString);
            assertTrue(freeM.getOrDefault(span.m(), 0L) <= span.start(), span::toString);
            freeP.put(span.p(), span.end());
            freeM.put(span.m(), span.end());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyUnblockEndsExactlyOneBlockedSpan(long seed) {
        Recording recording = simulate(seed);
        for (Event e : recording.events()) {
            if (e.kind() != Event.Kind.GO_UNBLOCK) continue;
            long ended = recording.spans().stream()
                    .filter(s -> s.goroutine() == e.partner() && s.end() == e.nanos() && s.waker() == e.g())
                    .filter(s -> s.state() == State.BLOCKED || s.state() == State.SLEEPING)
                    .count();
            assertEquals(1, ended, e::toString);
        }
        assertEquals(
                count(recording, Event.Kind.GO_UNBLOCK),
                recording.spans().stream()
                        .filter(s -> s.state() == State.BLOCKED || s.state() == State.SLEEPING)
                        .filter(s -> s.end() < recording.meta().end())
                        .count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void derivingTwiceGivesTheSame(long seed) {
        Recording recording = simulate(seed);
        assertEquals(recording.spans(), Spans.of(recording.events(), recording.names(), recording.meta()));
        assertEquals(recording, simulate(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterLossesNothingContradictsTheWholeRecording(long seed) {
        Recording whole = Simulation.of(seed, 2, 6, 2000);
        Recording cut = Simulation.of(seed, 2, 6, 2000, 64);
        assertTrue(cut.meta().dropped() > 0);
        assertEquals(whole.events().size(), cut.events().size() + cut.meta().dropped());
        Map<Long, List<Span>> spans = new HashMap<>();
        for (Span s : whole.spans())
            spans.computeIfAbsent(s.goroutine(), _ -> new java.util.ArrayList<>())
                    .add(s);
        for (Span s : cut.spans()) {
            if (s.start() == cut.meta().begin()) continue;
            assertTrue(spans.getOrDefault(s.goroutine(), List.of()).contains(s), s::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWindowHoldsExactlyWhatLiesInIt(long seed) {
        Recording recording = simulate(seed);
        long from = recording.meta().end() / 3;
        long to = recording.meta().end() / 2;
        Recording window = recording.between(from, to);
        long inside = recording.spans().stream()
                .mapToLong(s -> Math.max(0, Math.min(s.end(), to) - Math.max(s.start(), from)))
                .sum();
        assertEquals(inside, window.spans().stream().mapToLong(Span::duration).sum());
        assertTrue(window.spans().stream().allMatch(s -> s.start() >= from && s.end() <= to));
    }

    @Test
    void theStateBeforeTheFirstEventFollowsFromIt() {
        long[] now = {0};
        Recorder recorder = new Recorder(() -> now[0], false, 2, 64);
        now[0] = 5;
        recorder.record(Event.Kind.GO_UNBLOCK, 1, 0, 7, WaitReason.NONE, 0, 2, 0);
        recorder.record(Event.Kind.GO_START, 3, 1, 8, WaitReason.NONE, 0, 0, 0);
        now[0] = 9;
        assertEquals(
                List.of(
                        new Span(1, "", 0, 7, State.RUNNING, 0, 9, WaitReason.NONE, 0, 0),
                        new Span(2, "", -1, -1, State.BLOCKED, 0, 5, WaitReason.NONE, 0, 1),
                        new Span(3, "", -1, -1, State.RUNNABLE, 0, 5, WaitReason.NONE, 0, 0),
                        new Span(2, "", -1, -1, State.RUNNABLE, 5, 9, WaitReason.NONE, 0, 0),
                        new Span(3, "", 1, 8, State.RUNNING, 5, 9, WaitReason.NONE, 0, 0)),
                recorder.stop().spans());
    }

    private static Recording simulate(long seed) {
        return Simulation.of(seed, 1 + (int) (seed % 4), 2 + (int) (seed % 13), 300);
    }

    private static long count(Recording recording, Event.Kind kind) {
        return recording.events().stream().filter(e -> e.kind() == kind).count();
    }
}
