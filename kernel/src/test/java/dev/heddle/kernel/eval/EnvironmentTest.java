package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // takes over the standard streams
@Timeout(60)
class EnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void bothFamiliesOfNamesCount() {
        Environment ijava = Environment.of(Map.of(
                "IJAVA_CLASSPATH", "a" + File.pathSeparator + "b/*.jar",
                "IJAVA_COMPILER_OPTS", "-Xlint:all -Afoo=\"a b\"",
                "IJAVA_TIMEOUT", "2 seconds",
                "IJAVA_STARTUP_SCRIPTS_PATH", "x.jsh",
                "IJAVA_STARTUP_SCRIPT", "int x;"));
        assertEquals(List.of("a", "b/*.jar"), ijava.classPath());
        assertEquals(Optional.of(Duration.ofSeconds(2)), ijava.timeout());
        assertEquals(List.of("x.jsh"), ijava.scripts());
        assertEquals(Optional.of("int x;"), ijava.script());
        Environment jjava = Environment.of(Map.of("JJAVA_TIMEOUT", "1500", "JJAVA_LOAD_EXTENSIONS", "0"));
        assertEquals(Optional.of(Duration.ofMillis(1500)), jjava.timeout());
        assertEquals(false, jjava.extensions());
        assertEquals(
                Optional.empty(), Environment.of(Map.of("IJAVA_TIMEOUT", "-1")).timeout());
        assertThrows(IllegalArgumentException.class, () -> Environment.of(Map.of("IJAVA_TIMEOUT", "soon")));
    }

    @Test
    void scriptsRunOnceBeforeTheFirstCell() throws Exception {
        Path script = Files.writeString(
                folder.resolve("start.jsh"), "int runs = 0;\nruns++;\nint twice(int x) { return 2 * x; }");
        try (var cells = new Cells(Environment.of(Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH", script.toString(), "IJAVA_STARTUP_SCRIPT", "int base = twice(4);")))) {
            assertEquals(9, cells.value("base + runs"));
            assertEquals(1, cells.value("runs"));
        }
    }

    @Test
    void aScriptThatFailsIsNamedAndTheCellRuns() {
        var printed = new Printed();
        try (printed;
                var cells = new Cells(Environment.of(Map.of(
                        "IJAVA_STARTUP_SCRIPTS_PATH", "/no/such.jsh", "IJAVA_STARTUP_SCRIPT", "int a = nothing;")))) {
            printed.open();
            assertEquals(2, cells.value("1 + 1"));
            assertTrue(printed.text().contains("there is no file /no/such.jsh"), printed::text);
            assertTrue(printed.text().contains("IJAVA_STARTUP_SCRIPT:1: error: cannot find symbol"), printed::text);
        }
    }

    @Test
    void aCellThatRunsTooLongIsStoppedAndSaysWhy() {
        try (var cells = new Cells(Environment.of(Map.of("IJAVA_TIMEOUT", "300")))) {
            var failed = cells.failure("while (true) {}");
            assertEquals("Timeout", failed.name());
            assertTrue(failed.message().contains("300 ms"), failed::message);
            assertEquals(2, cells.value("1 + 1"));
        }
    }
}
