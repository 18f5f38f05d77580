package dev.heddle.golden;

import static dev.heddle.Go.gomaxprocs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.Panic;
import dev.heddle.Program;
import dev.heddle.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs each program in Heddle and, where Go is installed, in Go, and compares both with the record, which is Go's.
/// `-Dheddle.golden=write` writes that anew, where Go is.
@Timeout(120)
class GoldenTest {
    private static final Path RECORD = Path.of("src/test/resources/dev/heddle/golden/go.txt");
    private static final int TRIES = 20; // a write of output that takes long changes Go's order, once in 30 runs or so
    private static final Path BINARY = Path.of("target/golden").toAbsolutePath();
    private static final Pattern REASON = Pattern.compile("\\ngoroutine \\d+ (?:\"[^\"]*\" )?(\\[[^]]*]):");

    static Set<String> names() throws IOException {
        return record().keySet();
    }

    private static Map<String, String> record() throws IOException {
        Map<String, String> record = new LinkedHashMap<>();
        for (String part : Files.readString(RECORD).split("(?m)^== ")) {
            if (!part.isBlank())
                record.put(part.substring(0, part.indexOf('\n')), part.substring(part.indexOf('\n') + 1));
        }
        return record;
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("G2, G10, C4, C5, C9, M1, RW1, CV1, W1, T1, T3, X1, D1, G4, G6, G7, G8: in Heddle as in Go")
    void heddle(String name) throws Exception {
        int before = gomaxprocs(1);
        try {
            Golden golden = new Golden();
            Outcome outcome = Program.start("main", () -> {
                        run(golden, name);
                        return null;
                    })
                    .await();
            assertEquals(record().get(name), golden.said() + end(outcome));
        } finally {
            gomaxprocs(before);
        }
    }

    private static void run(Golden golden, String name) throws Exception {
        try {
            golden.program(name).run();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static String end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned _ -> "exit 0\n";
            case Outcome.Panicked panicked -> failed(panicked.report());
            case Outcome.Fatal fatal -> failed(fatal.report());
            case Outcome.Threw(Panic p) -> failed("panic: " + p.getMessage()); // a plain main's end is Java's
            case Outcome.Threw threw -> threw.cause().toString();
            case Outcome.Interrupted _ -> "interrupted";
        };
    }

    /// How a process ends that says this to standard error: all asleep with the reason why main waits.
    private static String failed(String report) {
        Matcher reason = REASON.matcher(report);
        boolean asleep = report.contains("all goroutines are asleep");
        return "exit 2\n" + report.lines().findFirst().orElse("")
                + (asleep && reason.find() ? " " + reason.group(1) : "") + "\n";
    }

    @Test
    @DisplayName("the record is what Go does")
    void go() throws Exception {
        Optional<Path> go = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, "go")),
                        Stream.of(Path.of("/usr/local/go/bin/go")))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(go.isPresent(), "Go is not installed, so its programs were not run beside ours");
        assertEquals(
                0,
                start(Path.of("src/test/go/golden"), go.get().toString(), "build", "-o", BINARY.toString(), ".")
                        .waitFor());
        if ("write".equals(System.getProperty("heddle.golden"))) write();
        for (var recorded : record().entrySet()) {
            String last = "";
            for (int i = 0; i < TRIES && !last.equals(recorded.getValue()); i++) last = inGo(recorded.getKey());
            assertEquals(recorded.getValue(), last, recorded.getKey());
        }
    }

    private static void write() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String name : names()) {
            Map<String, Integer> seen = new HashMap<>();
            for (int i = 0; i < TRIES; i++) seen.merge(inGo(name), 1, Integer::sum);
            var most = Collections.max(seen.entrySet(), Map.Entry.comparingByValue());
            all.append("== ").append(name).append('\n').append(most.getKey());
        }
        Files.writeString(RECORD, all);
    }

    private static String inGo(String name) throws Exception {
        Path err = Files.createTempFile("golden", ".err");
        ProcessBuilder command = new ProcessBuilder(BINARY.toString(), name).redirectError(err.toFile());
        command.environment().put("GOMAXPROCS", "1");
        Process process = command.start();
        String out = new String(process.getInputStream().readAllBytes());
        int exit = process.waitFor();
        String report = Files.readString(err);
        Files.delete(err);
        return out + (exit == 0 ? "exit 0\n" : failed(report).replace("exit 2", "exit " + exit));
    }

    private static Process start(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
    }
}
