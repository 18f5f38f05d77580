package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our reader of Go's traces finds what Go's own finds: every change of a goroutine's state, in the same order, at the
/// same nanosecond, for the same reason, on the same P and M.
///
/// Traces: `go126` as [GoTraceTest] says; the others by `src/test/go/traced/main.go`, built by Go 1.26.8 with
/// `-trimpath`, run with GOMAXPROCS=2 on 2026-11-29. The CSV beside each is what `src/test/go/reader` prints, by
/// golang.org/x/exp/trace as its go.mod says. To record again: `go run traced/main.go mutex mutex.trace`, then in
/// reader/ `go run . mutex.trace > mutex.csv`, on a machine whose clock ticks in whole nanoseconds: elsewhere Go's
/// reader cuts each time short ([GoGeneration#nanos]).
@Timeout(60)
class GoReaderTest {
    private static final Path RECORDED = Path.of("src/test/resources/dev/heddle/trace");
    private static final Map<String, WaitReason> REASONS = Map.of(
            "", WaitReason.NONE,
            "chan send", WaitReason.CHAN_SEND,
            "chan receive", WaitReason.CHAN_RECEIVE,
            "select", WaitReason.SELECT,
            "sync", WaitReason.SEM_ACQUIRE,
            "sleep", WaitReason.SLEEP,
            "runtime.Gosched", WaitReason.GOSCHED,
            "preempted", WaitReason.PREEMPTED,
            "system goroutine wait", WaitReason.RUNTIME);

    private enum GoState {
        NotExist,
        Runnable,
        Running,
        Waiting,
        Syscall
    }

    private record Change(long nanos, long g, GoState to, WaitReason reason, long p, long m) {}

    /// A line of the CSV.
    private record Line(long nanos, long g, String from, GoState to, WaitReason reason, long p, long m) {
        static List<Line> all(String program) throws IOException {
            List<Line> lines = new ArrayList<>();
            for (String line : Files.readAllLines(RECORDED.resolve(program + ".csv"))) {
                String[] is = line.split(",", -1);
                if (is[0].equals("nanos")) continue;
                lines.add(new Line(
                        Long.parseLong(is[0]),
                        Long.parseLong(is[1]),
                        is[2],
                        GoState.valueOf(is[3]),
                        REASONS.getOrDefault(is[4], WaitReason.FATAL),
                        Long.parseLong(is[5]),
                        Long.parseLong(is[6])));
            }
            return lines;
        }

        /// Not a change: what was so when the trace began.
        boolean isFirst() {
            return from.equals("Undetermined");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"go126", "pingpong", "workers", "mutex", "coroutine"})
    void everyChangeOfStateIsThatOfGosOwnReader(String program) throws IOException {
        List<Change> theirs = new ArrayList<>();
        Set<Long> ran = new HashSet<>();
        for (Line line : Line.all(program)) {
            if (!line.isFirst()) theirs.add(new Change(line.nanos, line.g, line.to, line.reason, line.p, line.m));
            else if (line.to == GoState.Running) ran.add(line.g);
        }
        assertTrue(theirs.size() > 50, () -> "" + theirs.size());
        Recording recording = GoTrace.read(RECORDED.resolve(program + ".trace"));
        assertEquals(lines(theirs), lines(changes(recording, ran)));
        Laws.check(recording);
    }

    private record Stretch(long g, GoState state, long from, long to) {}

    @ParameterizedTest
    @ValueSource(strings = {"go126", "pingpong", "workers", "mutex", "coroutine"})
    void everySpanIsTheStretchBetweenTwoChangesOfGosOwnReader(String program) throws IOException {
        Set<Stretch> theirs = new HashSet<>();
        Map<Long, Line> last = new HashMap<>();
        for (Line line : Line.all(program)) {
            Line before = last.put(line.g, line);
            if (before == null || before.isFirst() || before.to == GoState.NotExist) continue;
            theirs.add(new Stretch(line.g, before.to, before.nanos, line.nanos));
        }
        theirs.removeIf(stretch -> stretch.from == stretch.to);
        Recording recording = GoTrace.read(RECORDED.resolve(program + ".trace"));
        Set<Stretch> ours = new HashSet<>();
        for (Span s : recording.spans()) {
            if (s.start() == 0 || s.duration() == 0) continue; // began before the trace, or a return from a system call
            Line open = last.get(s.goroutine());
            boolean lasts = open == null || (open.to != GoState.NotExist && s.start() >= open.nanos);
            if (!lasts) ours.add(new Stretch(s.goroutine(), state(s), s.start(), s.end()));
        }
        assertEquals(theirs, ours);
    }

    private static GoState state(Span span) {
        return switch (span.state()) {
            case RUNNABLE -> GoState.Runnable;
            case RUNNING -> GoState.Running;
            case SLEEPING -> GoState.Waiting;
            case BLOCKED -> span.reason() == WaitReason.SYSCALL ? GoState.Syscall : GoState.Waiting;
        };
    }

    /// A system call that kept its P ends in two events of ours, and a coroutine begins with two; Go tells of the
    /// later.
    private static List<Change> changes(Recording recording, Set<Long> ran) {
        List<Change> changes = new ArrayList<>();
        for (Event e : recording.events()) {
            GoState to = to(e);
            long g = e.kind() == Event.Kind.GO_CREATE || e.kind() == Event.Kind.GO_UNBLOCK ? e.partner() : e.g();
            if (to == null) continue;
            if (e.kind() == Event.Kind.GO_START && ran.remove(g)) continue; // ran when the trace began
            boolean atOnce = (e.kind() == Event.Kind.GO_START || e.kind() == Event.Kind.GO_BLOCK)
                    && !changes.isEmpty()
                    && changes.getLast().equals(change(e, g, GoState.Runnable));
            if (atOnce) changes.removeLast();
            changes.add(change(e, g, to));
        }
        return changes;
    }

    private static Change change(Event e, long g, GoState to) {
        return new Change(
                e.nanos(), g, to, e.reason() == WaitReason.SYSCALL ? WaitReason.NONE : e.reason(), e.p(), e.m());
    }

    private static @Nullable GoState to(Event e) {
        return switch (e.kind()) {
            case GO_CREATE, GO_UNBLOCK, GO_STOP -> GoState.Runnable;
            case GO_START -> GoState.Running;
            case GO_BLOCK -> e.reason() == WaitReason.SYSCALL ? GoState.Syscall : GoState.Waiting;
            case GO_END -> GoState.NotExist;
            default -> null;
        };
    }

    private static String lines(List<Change> changes) {
        return String.join("\n", changes.stream().map(Change::toString).toList());
    }
}
