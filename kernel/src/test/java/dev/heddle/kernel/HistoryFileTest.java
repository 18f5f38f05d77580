package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.kernel.History.Entry;
import dev.heddle.kernel.History.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HistoryFileTest {
    private static final long LIMIT = 1 << 16;

    @TempDir
    private Path home;

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    private Path file() {
        return home.resolve("heddle").resolve("history.jsonl");
    }

    private History kernel() {
        return new History(Optional.of(new HistoryFile(file(), LIMIT, log::add)), log::add);
    }

    private static History having(History history, String... inputs) {
        int line = 0;
        for (var input : inputs) history.add(++line, input, Optional.of("of " + input));
        return history;
    }

    private static List<String> found(History history, Query query) {
        return history.find(query).stream().map(Entry::input).toList();
    }

    @Test
    void cellsOfEarlierKernelsAreFound() {
        having(kernel(), "a", "line\nfeed 🧵");
        var later = having(kernel(), "c");
        assertEquals(List.of("a", "line\nfeed 🧵", "c"), found(later, new Query.Tail(9)));
        assertEquals(List.of("line\nfeed 🧵", "c"), found(later, new Query.Search("*[ec]*", 2, false)));
        assertEquals(
                Optional.of("of a"), later.find(new Query.Tail(9)).getFirst().output());
        assertTrue(log.isEmpty(), log::toString);
    }

    @Test
    void sessionsAreCountedAcrossKernels() {
        having(kernel(), "a", "b");
        having(kernel(), "c");
        var third = having(kernel(), "d");
        assertEquals(List.of("d"), found(third, new Query.Range(0, 0, 9)));
        assertEquals(List.of("c"), found(third, new Query.Range(-1, 0, 9)));
        assertEquals(List.of("b"), found(third, new Query.Range(1, 2, 9)));
        assertEquals(List.of("d"), found(third, new Query.Range(3, 1, 2)));
        assertEquals(
                List.of(1, 1, 2, 3),
                third.find(new Query.Tail(9)).stream().map(Entry::session).toList());
    }

    @Test
    void theTailOfAKernelEndsWithItsOwnCells() {
        var first = having(kernel(), "a");
        var second = having(kernel(), "b");
        having(first, "c");
        assertEquals(List.of("a", "c", "b"), found(second, new Query.Tail(3)));
    }

    @Test
    void kernelsAtOnceHaveSessionsOfTheirOwnAndLoseNothing() throws Exception {
        int kernels = 8;
        var all = new ArrayList<History>();
        for (int k = 0; k < kernels; k++) all.add(kernel());
        try (var pool = Executors.newFixedThreadPool(kernels)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int k = 0; k < kernels; k++) {
                var history = all.get(k);
                int number = k;
                tasks.add(() -> {
                    for (int line = 1; line <= 20; line++) history.add(line, "kernel " + number, Optional.empty());
                    return true;
                });
            }
            for (Future<Boolean> done : pool.invokeAll(tasks)) assertTrue(done.get());
        }
        var sessions = new HashSet<Integer>();
        for (var history : all)
            sessions.add(history.find(new Query.Range(0, 0, 99)).getFirst().session());
        assertEquals(kernels, sessions.size());
        for (int k = 0; k < kernels; k++)
            assertEquals(
                    20,
                    found(kernel(), new Query.Search("kernel " + k, 99, false)).size());
    }

    @Test
    void theFileStaysWithinItsLimitAndKeepsTheLatest() throws IOException {
        var text = "x".repeat(1000);
        var history = kernel();
        for (int i = 1; i <= 200; i++) history.add(i, text + i, Optional.empty());
        assertTrue(Files.size(file()) <= LIMIT, "bytes: " + Files.size(file()));
        var later = found(kernel(), new Query.Tail(Integer.MAX_VALUE));
        assertTrue(later.size() >= LIMIT / 4 / 1000, "cells: " + later.size());
        assertEquals(
                IntStream.rangeClosed(201 - later.size(), 200)
                        .mapToObj(i -> text + i)
                        .toList(),
                later);
    }

    @Test
    void hugeCellsAreNotKeptAndHugeResultsAreCut() {
        var history = kernel();
        history.add(1, "x".repeat(1 << 20), Optional.empty());
        history.add(2, "small", Optional.of("y".repeat(1 << 20)));
        assertEquals(2, history.find(new Query.Tail(9)).size());
        var kept = kernel().find(new Query.Tail(9));
        assertEquals(List.of("small"), kept.stream().map(Entry::input).toList());
        assertTrue(kept.getFirst().output().orElseThrow().length() < 2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no JSON\n", "[]\n", "{\"session\": \"one\"}\n", "{\"session\": 1, \"li", "\u0000\u0000", "\n"})
    void aDamagedFileIsSetAsideInOneSentence(String damage) throws IOException {
        having(kernel(), "a");
        Files.writeString(file(), Files.readString(file()) + damage);
        var history = having(kernel(), "b");
        assertEquals(List.of("b"), found(history, new Query.Tail(9)));
        assertEquals(List.of("b"), found(kernel(), new Query.Tail(9)), "a new one has been begun");
        assertEquals(1, log.size(), log::toString);
        assertTrue(log.peek().contains("history.damaged"), log::toString);
        assertTrue(Files.readString(home.resolve("heddle/history.damaged")).contains("\"a\""));
    }

    @Test
    void aFolderInItsPlaceIsSaidOnceAndCellsAreRemembered() throws IOException {
        Files.createDirectories(file());
        var history = having(kernel(), "a", "b");
        assertEquals(List.of("a", "b"), found(history, new Query.Tail(9)));
        assertEquals(1, log.size(), log::toString);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        having(kernel(), "a");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())));
    }

    @Test
    void withoutAFileNothingIsWritten() throws IOException {
        having(new History(Optional.empty(), log::add), "a");
        try (var files = Files.list(home)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JUPYTER_DATA_DIR, /j, Linux, /j",
        "XDG_DATA_HOME, /x, Linux, /x/jupyter",
        "XDG_DATA_HOME, '', Linux, /home/ann/.local/share/jupyter",
        "NONE, '', Linux, /home/ann/.local/share/jupyter",
        "XDG_DATA_HOME, /x, Mac OS X, /home/ann/Library/Jupyter",
        "APPDATA, /roaming, Windows 11, /roaming/jupyter",
        "NONE, '', Windows 11, /home/ann/AppData/Roaming/jupyter",
    })
    void dataIsWhereJupyterKeepsIt(String variable, String value, String system, Path folder) {
        assertEquals(folder, new Folders(Map.of(variable, value), Path.of("/home/ann"), system).data());
    }
}
