package dev.heddle.trace;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Program;
import dev.heddle.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The JDK's Flight Recorder says what the trace says: our events on it, and its own of virtual threads.
@Timeout(120)
class JfrEventsTest {
    private static final int PASSED = 200;

    private static Trace program() throws InterruptedException {
        Program.Outcome outcome = Program.start(
                        "main",
                        () -> Trace.of(() -> {
                            Channel<Integer> to = Channel.make();
                            Channel<Integer> fro = Channel.make();
                            go("echo", () -> {
                                for (int v : to) fro.send(v);
                                fro.close();
                            });
                            for (int i = 0; i < PASSED; i++) {
                                to.send(i);
                                fro.receive();
                                if (i % 50 == 0) Go.gosched();
                            }
                            to.close();
                            fro.receive();
                        }))
                .await();
        if (outcome instanceof Program.Outcome.Returned(Trace trace)) return trace;
        throw new AssertionError(outcome);
    }

    @Test
    void itsEventsAreTheSpans(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("heddle.jfr");
        Trace trace;
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            for (String name :
                    List.of("dev.heddle.GoroutineRun", "dev.heddle.GoroutineReady", "dev.heddle.GoroutineWait"))
                recording.enable(name).withoutThreshold();
            recording.enable("jdk.VirtualThreadStart");
            recording.enable("jdk.VirtualThreadEnd");
            recording.start();
            trace = program();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> all = RecordingFile.readAllEvents(file);
        Map<Long, List<String>> told = new TreeMap<>();
        all.stream()
                .filter(e -> e.getEventType().getName().startsWith("dev.heddle."))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime).thenComparing(RecordedEvent::getEndTime))
                .forEach(e -> told.computeIfAbsent(e.getLong("goroutine"), _ -> new ArrayList<>())
                        .add(words(e)));
        Map<Long, List<String>> wanted = new TreeMap<>();
        long end = trace.meta().end();
        for (Span s : trace.spans()) {
            if (s.start() == 0 && s.state() == State.RUNNABLE) continue; // what was before main's first event
            wanted.computeIfAbsent(s.goroutine(), _ -> new ArrayList<>())
                    .add(
                            switch (s.state()) {
                                case RUNNING -> "run P" + s.p() + " M" + s.m() + (s.end() == end ? "" : reason(s));
                                case RUNNABLE -> "ready";
                                case BLOCKED, SLEEPING -> "wait " + s.reason() + " " + s.object() + " " + s.waker();
                            });
        }
        assertEquals(wanted.toString().replace("],", "],\n"), told.toString().replace("],", "],\n"));
        assertTrue(told.toString().length() > 100 * PASSED);
        RecordedEvent run = all.stream()
                .filter(e -> e.getEventType().getName().equals("dev.heddle.GoroutineRun"))
                .filter(e -> e.getString("name").equals("echo"))
                .findFirst()
                .orElseThrow();
        assertEquals("echo", run.getThread().getJavaName(), "on the goroutine's own lane");
    }

    private static String reason(Span s) {
        return " " + (s.reason() == WaitReason.NONE ? "end" : s.reason());
    }

    private static String words(RecordedEvent e) {
        return switch (e.getEventType().getName()) {
            case "dev.heddle.GoroutineRun" -> {
                String by = e.getString("endedBy");
                yield "run P" + e.getInt("p") + " M" + e.getInt("m") + (by.isEmpty() ? "" : " " + by);
            }
            case "dev.heddle.GoroutineReady" -> "ready";
            default -> "wait " + e.getString("reason") + " " + e.getLong("object") + " " + e.getLong("waker");
        };
    }

    @Test
    void theJvmCountsAsManyVirtualThreads(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("jvm.jfr");
        int before = Go.gomaxprocs(2);
        Trace trace;
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.VirtualThreadStart");
            recording.start();
            Program.Outcome outcome = Program.start(
                            "main",
                            () -> Trace.of(() -> {
                                Channel<Integer> c = Channel.make(10);
                                for (int i = 0; i < 300; i++) go("counted", () -> c.send(1));
                                for (int i = 0; i < 300; i++) c.receive();
                            }))
                    .await();
            if (!(outcome instanceof Program.Outcome.Returned(Trace taken))) throw new AssertionError(outcome);
            trace = taken;
            recording.stop();
            recording.dump(file);
        } finally {
            Go.gomaxprocs(before);
        }
        long started = RecordingFile.readAllEvents(file).stream()
                .filter(e -> e.getEventType().getName().equals("jdk.VirtualThreadStart"))
                .filter(e -> "counted".equals(e.getThread().getJavaName()))
                .count();
        assertEquals(300, started);
        assertEquals(
                300,
                trace.events().stream()
                        .filter(e -> e.kind() == Event.Kind.GO_CREATE)
                        .count());
    }
}
