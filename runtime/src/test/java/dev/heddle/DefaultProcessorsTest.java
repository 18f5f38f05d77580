package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.programs.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DefaultProcessorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | 8 | 8 | | 8 | the process may use 8 CPUs and has no CPU quota",
                " | 1 | 1 | | 1 | the process may use 1 CPU and has no CPU quota",
                " | 3 | 8 | 2.5 | 3 | a CPU quota of 2.50 CPUs, rounded up; the process may use 8 CPUs",
                " | 8 | 8 | 2.5 | 3 | a CPU quota of 2.50 CPUs, rounded up; the process may use 8 CPUs",
                " | 1 | 8 | 0.5 | 2 | a CPU quota of 0.50 CPUs, which counts as two at least; the process may use 8 CPUs",
                " | 1 | 8 | 1.0 | 2 | a CPU quota of 1.00 CPUs, which counts as two at least; the process may use 8 CPUs",
                " | 1 | 1 | 0.5 | 1 | the process may use 1 CPU, no more than a CPU quota of 0.50 CPUs",
                " | 2 | 2 | 16 | 2 | the process may use 2 CPUs, no more than a CPU quota of 16.00 CPUs",
                " | 4 | | | 4 | the process may use 4 CPUs and has no CPU quota",
                " | 5 | 8 | | 5 | the JVM was told so (-XX:ActiveProcessorCount); the process may use 8 CPUs",
                "3 | 8 | 8 | | 3 | the environment says GOMAXPROCS=3",
                "0 | 8 | 8 | | 8 | the process may use 8 CPUs and has no CPU quota",
                "many | 8 | 8 | | 8 | the process may use 8 CPUs and has no CPU quota",
            })
    @DisplayName("D5: CPUs of the affinity, at most the quota rounded up but two, unless somebody said otherwise")
    void chosenAndWhy(String environment, int jvm, Integer affinity, Double quota, int count, String reason) {
        DefaultProcessors standard = DefaultProcessors.of(
                environment,
                jvm,
                affinity == null ? OptionalInt.empty() : OptionalInt.of(affinity),
                quota == null ? OptionalDouble.empty() : OptionalDouble.of(quota));
        assertEquals(count, standard.count());
        assertEquals(reason, standard.reason());
    }

    private static String said(List<String> starter, List<String> options, Map<String, String> environment)
            throws Exception {
        List<String> opened = new ArrayList<>(List.of(VirtualThreads.FLAG.split(" ")));
        opened.addAll(options);
        Child child = Child.run(starter, opened, environment, Plain.class, "processors");
        assertEquals(0, child.exit(), child.err());
        return child.out();
    }

    @Test
    void aProgramFollowsItsAffinityAndSaysSo() throws Exception {
        Path taskset = Path.of("/usr/bin/taskset");
        assumeTrue(Files.isExecutable(taskset), "no taskset here");
        String said = said(List.of(taskset.toString(), "-c", "0"), List.of(), Map.of("GOMAXPROCS", ""));
        assertTrue(said.startsWith("1 P: the process may use 1 CPU"), said);
    }

    @Test
    @DisplayName("D5: it follows a change of affinity")
    void itFollowsAChange() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "no taskset here");
        Child child = Child.run(true, Plain.class, "follows");
        assertTrue(child.out().startsWith("1 P: the process may use 1 CPU"), child.out() + child.err());
    }

    @Test
    void aProgramFollowsTheEnvironmentAndTheJvmsFlag() throws Exception {
        assertEquals(
                "7 Ps: the environment says GOMAXPROCS=7\n", said(List.of(), List.of(), Map.of("GOMAXPROCS", "7")));
        String flag = said(List.of(), List.of("-XX:ActiveProcessorCount=37"), Map.of("GOMAXPROCS", ""));
        assertTrue(flag.startsWith("37 Ps: the JVM was told so"), flag);
    }

    @Test
    void whoeverCallsGomaxprocsIsTheReason() {
        Run.main(3, () -> {
            assertEquals("3 Ps: gomaxprocs(3) was called", Go.gomaxprocsReason());
            return null;
        });
    }
}
