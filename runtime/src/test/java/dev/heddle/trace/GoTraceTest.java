package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `go126.trace` is what `src/test/go/trace/main.go` recorded: built by Go 1.26.8 with `-trimpath`, run once.
@Timeout(120)
class GoTraceTest {
    private static final Path RECORDED = Path.of("src/test/resources/dev/heddle/trace/go126.trace");
    private static final int TRIES = 20; // a time slice that ends on a busy machine changes either one's order
    private static final Path SOURCE = Path.of("src/test/go/trace/main.go").toAbsolutePath();

    @Test
    void aRecordedTraceIsReadAsOurOwnAre() {
        Recording recording = GoTrace.read(RECORDED);
        assertEquals(1, recording.meta().gomaxprocs());
        Laws.check(recording);
        assertEquals("main", recording.names().get(1L));
        assertTrue(recording.names().containsValue("main.pipeline.func1"), () -> "" + recording.names());
        List<String> sent = recording.spans().stream()
                .filter(s -> s.reason() == WaitReason.CHAN_SEND && s.state() == State.BLOCKED)
                .map(Span::site)
                .distinct()
                .toList();
        assertEquals(List.of("main.go:15"), sent, "the line of `c <- i`");
        assertEquals(
                List.of("said: done"),
                recording.events().stream()
                        .filter(e -> e.kind() == Event.Kind.LOG)
                        .map(Event::value)
                        .toList());
        assertTrue(recording.spans().stream().anyMatch(s -> s.reason() == WaitReason.SYSCALL));
    }

    @Test
    void ourSchedulerDoesTheSameAtOneProcessor() throws Exception {
        List<String> go = GoTwin.steps(GoTrace.read(RECORDED));
        assertTrue(go.size() > 50, go::toString);
        List<String> ours = List.of();
        for (int i = 0; i < TRIES && !ours.equals(go); i++) ours = GoTwin.steps(GoTwin.trace());
        assertEquals(String.join("\n", go), String.join("\n", ours));
    }

    @Test
    void aTraceMadeHereIsReadAndTellsTheSameStory(@TempDir Path folder) throws Exception {
        String go = go();
        Path binary = folder.resolve("twin");
        run(folder, go, "build", "-o", binary.toString(), SOURCE.toString());
        String recorded = String.join("\n", GoTwin.steps(GoTrace.read(RECORDED)));
        String told = "";
        for (int i = 0; i < TRIES && !told.equals(recorded); i++) {
            Path trace = folder.resolve(i + ".trace");
            run(folder, binary.toString(), trace.toString());
            Recording recording = GoTrace.read(trace);
            Laws.check(recording);
            told = String.join("\n", GoTwin.steps(recording));
        }
        assertEquals(recorded, told);
    }

    private static String go() {
        List<Path> places = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")).map(Path::of),
                        Stream.of(Path.of("/usr/local/go/bin")))
                .map(folder -> folder.resolve("go"))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!places.isEmpty(), "Go is not installed: what it records here cannot be compared");
        return places.getFirst().toString();
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    @Test
    void whatIsCutOffIsSaidSoWhereverItIsCut(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(RECORDED);
        for (int length = 16; length < whole.length; length += 7) {
            Path cut = Files.write(folder.resolve("cut.trace"), Arrays.copyOf(whole, length));
            String message = assertThrows(IllegalArgumentException.class, () -> GoTrace.read(cut), "" + length)
                    .getMessage();
            assertEquals(
                    cut + " is not read as a Go execution trace: it is cut off:"
                            + " let the program stop the trace before it ends",
                    message);
        }
    }

    @Test
    void whatIsNoTraceIsRefusedInASentence(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(RECORDED);
        refuses("it does not begin with \"go 1.N trace\"", Files.write(folder.resolve("empty"), new byte[0]));
        refuses("it does not begin with \"go 1.N trace\"", Files.writeString(folder.resolve("text"), "hello"));
        byte[] later = whole.clone();
        later[5] = '9';
        refuses(
                "its format is that of Go 1.96, and 1.22 to 1.26 are known",
                Files.write(folder.resolve("later"), later));
        byte[] odd = whole.clone();
        odd[16] = 77;
        refuses("it holds an event of the unknown kind 77", Files.write(folder.resolve("odd"), odd));
        UncheckedIOException missing =
                assertThrows(UncheckedIOException.class, () -> GoTrace.read(folder.resolve("missing")));
        assertTrue(missing.getMessage().startsWith("the trace "), missing::getMessage);
    }

    private static void refuses(String why, Path file) {
        String message = assertThrows(IllegalArgumentException.class, () -> GoTrace.read(file))
                .getMessage();
        assertEquals(file + " is not read as a Go execution trace: " + why, message);
    }

    @Test
    void anyDamageIsRefusedOrReadAndNothingElse(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(RECORDED);
        for (int at = 16; at < whole.length; at += 13) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x2a;
            Path file = Files.write(folder.resolve("damaged"), damaged);
            try {
                GoTrace.read(file);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith(file + " is not read"), e::toString);
            }
        }
    }
}
