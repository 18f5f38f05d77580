package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.ChannelSimulation;
import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import dev.heddle.trace.Sites;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

@Timeout(60)
class TablesTest {
    private final Recording recording = Simulation.of(11, 3, 7, 400);

    @Test
    void spansAreARowEach() {
        Table table = Plot.spans(recording);
        assertEquals(recording.spans().size(), table.rowCount());
        for (Row row : table) {
            Span span = recording.spans().get(row.getRowNumber());
            assertEquals(span.goroutine(), row.getInt("g"));
            assertEquals(span.duration(), row.getLong("dur_ns"));
            assertEquals(span.state() != State.RUNNING, row.isMissing("p"));
            assertEquals(span.waker() == 0, row.isMissing("waker_g"));
        }
    }

    @Test
    void everyWaitForAProcessorHasACause() {
        Table table = Plot.spans(recording);
        Table causes = table.where(table.stringColumn("state")
                .isEqualTo("runnable")
                .and(table.stringColumn("start_cause").isMissing()));
        assertEquals(0, causes.rowCount(), causes::print);
    }

    @Test
    void eventsAreARowEach() {
        Table table = Plot.events(recording);
        assertEquals(recording.events().size(), table.rowCount());
        assertEquals(
                recording.events().getLast().nanos(), table.longColumn("t_ns").get(table.rowCount() - 1));
    }

    @Test
    void eachTransitionLeavesTheStateThatTheOneBeforeItReached() {
        Map<Integer, String> states = new HashMap<>();
        int checked = 0;
        for (Row row : Plot.events(recording)) {
            String to = row.getString("to");
            if (to.isEmpty()) continue;
            String kind = row.getString("kind");
            int whose = kind.equals("GO_CREATE") || kind.equals("GO_UNBLOCK") ? row.getInt("g2") : row.getInt("g");
            String before = states.put(whose, to);
            if (before != null && checked++ >= 0) assertEquals(before, row.getString("from"), row::toString);
        }
        assertTrue(checked > 100, "" + checked);
    }

    @Test
    void aRunIsPrecededByTheMomentItBecameReady() {
        Table table = Plot.spans(recording);
        Map<Integer, Long> ready = new HashMap<>();
        for (Row row : table) {
            switch (row.getString("state")) {
                case "runnable" -> ready.put(row.getInt("g"), row.getLong("start_ns"));
                case "running" ->
                    assertEquals(
                            ready.get(row.getInt("g")),
                            row.isMissing("wake_ns") ? null : (Long) row.getLong("wake_ns"));
                default -> assertEquals(row.isMissing("waker_g"), row.isMissing("wake_ns"));
            }
        }
    }

    @Test
    void objectsOfDifferentKindsMayHaveTheSameNumber() {
        long[] now = {0};
        Recorder recorder = new Recorder(() -> now[0]++, false, 1, 64);
        recorder.record(Event.Kind.CHAN_MAKE, 1, 0, 0, WaitReason.NONE, 1, 0, 3);
        recorder.record(Event.Kind.LOCK_ACQUIRE, 1, 0, 0, WaitReason.MUTEX_LOCK, 1, 0, 0);
        recorder.record(Event.Kind.LOCK_ACQUIRE, 1, 0, 0, WaitReason.RW_MUTEX_R_LOCK, 1, 0, 0);
        Table objects = Plot.objects(recorder.stop());
        assertEquals(
                List.of("channel", "mutex", "rwmutex"),
                objects.stringColumn("kind").asList());
    }

    @Test
    void aGoroutinesTimesAddUpToItsLife() {
        Table table = Plot.goroutines(recording);
        for (Row row : table) {
            long life = (row.isMissing("ended_ns") ? recording.meta().end() : row.getLong("ended_ns"))
                    - (row.isMissing("created_ns") ? 0 : row.getLong("created_ns"));
            long sum = row.getLong("exec_ns") + row.getLong("sched_wait_ns");
            for (String column : table.columnNames()) {
                if (column.startsWith("block_") || column.equals("sleep_ns")) sum += row.getLong(column);
            }
            assertEquals(life, sum, () -> "G" + row.getInt("g"));
        }
    }

    @Test
    void goroutines() {
        Golden.check("goroutines.csv", Plot.goroutines(recording).write().toString("csv"));
    }

    @Test
    void processorsAreBusyAsLongAsGoroutinesRun() {
        Table procs = Plot.procs(recording);
        assertEquals(3, procs.rowCount());
        assertEquals(
                Plot.goroutines(recording).longColumn("exec_ns").sum(),
                procs.longColumn("busy_ns").sum());
    }

    @Test
    void objectsAreWaitedForAsLongAsGoroutinesAreBlockedOnThem() {
        Recording channel = new ChannelSimulation(3, 2, 5).play(500);
        Table objects = Plot.objects(channel);
        assertEquals("channel", objects.stringColumn("kind").get(0));
        assertEquals(
                channel.spans().stream()
                        .filter(s -> s.state() == State.BLOCKED && s.object() == ChannelSimulation.CHANNEL)
                        .mapToLong(Span::duration)
                        .sum(),
                objects.longColumn("wait_ns").get(0));
    }

    @Test
    void aSavedRecordingComesBackTheSame(@TempDir Path folder) {
        Recorder recorder = new Recorder(() -> 5, true, 1, 1024);
        recorder.name(1, "a, \"b\"");
        recorder.record(Event.Kind.GO_BLOCK, 1, 0, 0, WaitReason.CHAN_SEND, 7, 0, 2);
        recorder.log(2, 0, 0, "load 0");
        recorder.log(2, 0, 0, "null");
        int site = Sites.of(new StackTraceElement("Main", "main", "Main.java", 12));
        recorder.record(5, Event.Kind.CHAN_SEND, 1, 0, 0, WaitReason.NONE, 7, 2, 1, site, "a \"word\",\nand more");
        for (Recording original : List.of(recording, recorder.stop())) {
            Plot.save(original, folder);
            Recording loaded = Plot.load(folder);
            assertEquals(original.events(), loaded.events());
            assertEquals(original.spans(), loaded.spans());
            assertEquals(original.meta(), loaded.meta());
            assertEquals(
                    Plot.events(original).print(10_000), Plot.events(loaded).print(10_000));
        }
    }

    @Test
    void whichPWasRobbedIsSaved(@TempDir Path folder) {
        Recorder recorder = new Recorder(() -> 0, false, 4, 64);
        recorder.record(Event.Kind.PROC_STEAL, 0, 1, 1, WaitReason.NONE, 0, 3, 2);
        recorder.record(Event.Kind.PROC_STEAL, 0, 1, 1, WaitReason.NONE, 0, 0, 2);
        recorder.record(Event.Kind.PROC_HANDOFF, 7, -1, -1, WaitReason.NONE, 0, 2, 0);
        Recording original = recorder.stop();
        Plot.save(original, folder);
        assertEquals(original.events(), Plot.load(folder).events());
    }

    @Test
    void whereNothingWasSavedOneSentenceSaysSo(@TempDir Path folder) {
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Plot.load(folder));
        assertTrue(e.getMessage().endsWith("events.csv is missing: no recording was saved there"), e::getMessage);
    }

    @Test
    void interleavingOfNotes() {
        long[] now = {0};
        Recorder recorder = new Recorder(() -> now[0], true, 1, 1024);
        recorder.name(1, "main");
        recorder.record(Event.Kind.GO_CREATE, 1, 0, 0, WaitReason.NONE, 0, 2, 0);
        recorder.record(Event.Kind.GO_CREATE, 1, 0, 0, WaitReason.NONE, 0, 3, 0);
        recorder.record(Event.Kind.GO_BLOCK, 1, 0, 0, WaitReason.WAIT_GROUP_WAIT, 9, 0, 0);
        for (int turn = 0; turn < 2; turn++) {
            for (int g = 2; g <= 3; g++) {
                recorder.record(Event.Kind.GO_START, g, 0, 0, WaitReason.NONE, 0, 1, 0);
                recorder.log(g, 0, 0, turn == 0 ? "load 0" : "store 1");
                recorder.record(
                        turn == 0 ? Event.Kind.GO_STOP : Event.Kind.GO_END, g, 0, 0, WaitReason.GOSCHED, 0, 0, 0);
            }
        }
        Recording race = recorder.stop();
        Table table = Plot.interleaving(race);
        assertEquals(List.of("step", "G2", "G3"), table.columnNames());
        Golden.check("interleaving.html", new TableView(table).html());
        Golden.check("steps-goroutine", Plot.lanes(race).byGoroutine());
    }

    @Test
    void interleavingOfOperations() {
        Golden.check(
                "interleaving.txt",
                Plot.interleaving(Simulation.of(7, 1, 3, 60)).print(100) + "\n");
    }

    @Test
    void aLongInterleavingShowsItsFirstSteps() {
        Table table = Plot.interleaving(Simulation.of(7, 2, 5, 20_000));
        assertEquals(200, table.rowCount());
        assertEquals("interleaving, its first steps", table.name());
    }

    @Test
    void aLongTableShowsItsFirstRowsAndItsSize() {
        TableView view = new TableView(Plot.events(recording), 3);
        assertEquals(4, view.html().split("<tr>").length - 1);
        assertEquals(
                "events: " + recording.events().size() + " rows, 16 columns; the first 3 rows shown",
                view.html().replaceAll(".*<caption>(.*)</caption>[^§]*", "$1"));
    }
}
