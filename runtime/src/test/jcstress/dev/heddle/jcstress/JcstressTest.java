package dev.heddle.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/// Runs the litmus tests in processes of their own: in every build each of them once and for a moment, with the tag
/// `stress` in all the ways that jcstress knows to compile and place the actors.
@Timeout(1_800)
class JcstressTest {
    private static final Path FOLDER = Path.of("target", "jcstress").toAbsolutePath();
    private static final String OPENED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    private static final Map<String, String> ROWS = new TreeMap<>(Map.of(
            "AtomicsInOneOrder", "A1",
            "SendBeforeReceive", "C12",
            "CloseBeforeReceive", "C12",
            "ReceiveBeforeUnbufferedSend", "C12",
            "ReceiveBeforeLaterSend", "C12",
            "UnlockBeforeLock", "D10",
            "DoneBeforeAwait", "D10",
            "OnceBeforeReturn", "D10"));

    @TestFactory
    Stream<DynamicTest> forAMoment() throws Exception {
        String all = String.join("|", ROWS.keySet());
        return judge(run("-t " + all + " -f 1 -fsm 1 -iters 1 -time 300 -sc false -jvmArgs " + OPENED));
    }

    @TestFactory
    @Tag("stress")
    Stream<DynamicTest> inEveryWay() throws Exception {
        Map<String, List<TestResult>> results =
                run("-t dev.heddle.jcstress -m quick -iters 2 -jvmArgsPrepend " + OPENED);
        return Stream.concat(
                judge(results),
                Stream.of("MessagePassing", "StoreBuffering", "Increments")
                        .map(shape -> dynamicTest(shape + " without order", () -> {
                            Assumptions.assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
                            var seen = results.get("Unordered." + shape);
                            assertTrue(seen.stream().anyMatch(r -> r.grading().hasInteresting), outcomes(seen));
                        })));
    }

    /// One test for each litmus test.
    private static Stream<DynamicTest> judge(Map<String, List<TestResult>> results) {
        return ROWS.entrySet().stream()
                .map(litmus -> dynamicTest(litmus.getValue() + ": " + litmus.getKey(), () -> {
                    List<TestResult> seen = results.getOrDefault(litmus.getKey(), List.of());
                    assertTrue(seen.stream().anyMatch(r -> r.getTotalCount() > 0), "it did not run");
                    List<String> failures = seen.stream()
                            .filter(r -> r.status() != Status.NORMAL || !r.grading().isPassed)
                            .map(r -> r.status() + " " + r.grading().failureMessages + r.getMessages())
                            .toList();
                    assertEquals(List.of(), failures, outcomes(seen));
                }));
    }

    private static String outcomes(List<TestResult> results) {
        return results.stream()
                .flatMap(r -> r.getStateKeys().stream().map(key -> r.getCount(key) + " times " + key))
                .collect(Collectors.joining(", "));
    }

    /// What jcstress saw, by the names of the tests.
    private static Map<String, List<TestResult>> run(String options) throws Exception {
        clear();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main",
                "-r",
                FOLDER + "/"));
        command.addAll(List.of(options.split(" ")));
        Process jcstress = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("said").toFile())
                .start();
        int exit = await(jcstress);
        InProcessCollector collected = new InProcessCollector();
        for (Path file : files(".bin.gz")) {
            var reader = new DiskReadCollector(file.toString(), collected);
            reader.dump();
            reader.close();
        }
        Map<String, List<TestResult>> results = collected.getTestResults().stream()
                .collect(Collectors.groupingBy(r -> r.getName().replaceFirst("^.*jcstress\\.", "")));
        assertTrue(!results.isEmpty(), () -> "exit " + exit + ": see " + FOLDER.resolve("said"));
        return results;
    }

    /// Waits for its end, and ends it with all that it started where the test's time is over.
    private static int await(Process jcstress) throws InterruptedException {
        try {
            return jcstress.waitFor();
        } finally {
            jcstress.descendants().forEach(ProcessHandle::destroy);
            jcstress.destroy();
        }
    }

    private static void clear() throws Exception {
        Files.createDirectories(FOLDER);
        for (Path file : files("")) Files.delete(file);
    }

    private static List<Path> files(String end) throws Exception {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(end))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
