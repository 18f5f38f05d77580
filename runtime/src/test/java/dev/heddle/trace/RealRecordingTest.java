package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Mutex;
import dev.heddle.Schedule;
import dev.heddle.Trace;
import dev.heddle.WaitGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the real scheduler records is lawful: random programs, on two Ps and under seeded schedules.
@Timeout(60)
class RealRecordingTest {
    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noEventContradictsTheOnesBefore(long seed) {
        assertEquals(List.of(), contradictions(parallel(seed)));
        assertEquals(List.of(), contradictions(serial(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allLawsHold(long seed) {
        Laws.check(parallel(seed));
        Laws.check(serial(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runningSpansNeverOverlapOnAProcessorOrThread(long seed) {
        for (Recording recording : List.of(parallel(seed), serial(seed).inSteps())) {
            Map<Integer, Long> freeP = new HashMap<>();
            Map<Integer, Long> freeM = new HashMap<>();
            for (Span span : recording.spans()) {
                if (span.state() != State.RUNNING || span.p() < 0) continue;
                assertTrue(freeP.getOrDefault(span.p(), 0L) <= span.start(), span::toString);
                assertTrue(freeM.getOrDefault(span.m(), 0L) <= span.start(), span::toString);
                freeP.put(span.p(), span.end());
                freeM.put(span.m(), span.end());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyReceivedValueIsAMessage(long seed) {
        for (Recording recording : List.of(parallel(seed), serial(seed))) {
            long messages = Edge.of(recording).stream()
                    .filter(e -> e.kind() == Edge.Kind.MESSAGE)
                    .count();
            assertEquals(60, messages);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSeedGivesTheSameRecording(long seed) {
        assertEquals(serial(seed).events(), serial(seed).events());
    }

    private static Recording parallel(long seed) {
        int before = Go.gomaxprocs(2);
        try {
            return Trace.of(() -> program(seed));
        } finally {
            Go.gomaxprocs(before);
        }
    }

    private static Recording serial(long seed) {
        return Schedule.seeded(seed, () -> program(seed)).trace();
    }

    /// Three senders and two receivers of sixty values, who also take a lock, yield and note.
    private static int program(long seed) {
        Random random = new Random(seed);
        Channel<Integer> values = Channel.make(random.nextInt(4));
        Mutex mutex = new Mutex();
        WaitGroup senders = new WaitGroup();
        WaitGroup receivers = new WaitGroup();
        int[] sum = {0};
        for (int g = 0; g < 3; g++) {
            int yields = random.nextInt(5);
            senders.go(() -> {
                for (int i = 0; i < 20; i++) {
                    values.send(i);
                    if (i % 5 < yields) Go.gosched();
                    if (i % 7 == 0) Go.log("sent " + i);
                }
            });
        }
        for (int g = 0; g < 2; g++) {
            receivers.go(() -> {
                for (int value : values) mutex.locked(() -> sum[0] += value);
            });
        }
        senders.await();
        values.close();
        receivers.await();
        return sum[0];
    }

    private static List<String> contradictions(Recording recording) {
        Map<Long, State> states = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case GO_CREATE -> {
                    if (states.put(e.partner(), State.RUNNABLE) != null) wrong.add("created twice: " + e);
                    expect(states, e, State.RUNNING, State.RUNNING, wrong);
                }
                case GO_START -> expect(states, e, State.RUNNABLE, State.RUNNING, wrong);
                case GO_STOP -> expect(states, e, State.RUNNING, State.RUNNABLE, wrong);
                case GO_BLOCK -> expect(states, e, State.RUNNING, State.BLOCKED, wrong);
                case GO_END -> {
                    expect(states, e, State.RUNNING, State.RUNNING, wrong);
                    states.put(e.g(), State.SLEEPING); // never again
                }
                case GO_UNBLOCK -> {
                    State before = states.put(e.partner(), State.RUNNABLE);
                    if (before != null && before != State.BLOCKED) wrong.add(before + " but unblocked: " + e);
                    expect(states, e, State.RUNNING, State.RUNNING, wrong);
                }
                case PROC_IDLE, PROC_STEAL, PROC_HANDOFF, GLOBAL_QUEUE, SPINNING -> {}
                default -> expect(states, e, State.RUNNING, State.RUNNING, wrong);
            }
        }
        return wrong;
    }

    private static void expect(Map<Long, State> states, Event e, State before, State after, List<String> wrong) {
        if (e.g() == 0) return;
        State known = states.put(e.g(), after);
        if (known != null && known != before) wrong.add(known + " but " + e);
    }
}
