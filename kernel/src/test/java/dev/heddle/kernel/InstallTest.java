package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.kernel.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallTest {
    private final KernelSpec spec =
            new KernelSpec(Path.of("/jdk/bin/java"), Path.of("/jars/heddle-kernel.jar"), Optional.empty());

    @TempDir
    private Path prefix;

    private Path file(String name) {
        return prefix.resolve("share/jupyter/kernels").resolve(name).resolve("kernel.json");
    }

    private String install(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(words));
        all.add("--no-cache");
        return Install.parse(all).run(spec);
    }

    @Test
    void writesWhatJupyterStarts() throws IOException, InterruptedException {
        install("--prefix", prefix.toString());
        var json = Json.parse(Files.readAllBytes(file("java")));
        var argv = json.path("argv");
        assertEquals("/jdk/bin/java", argv.path(0).asText());
        assertEquals("{connection_file}", argv.path(argv.size() - 1).asText());
        assertEquals("/jars/heddle-kernel.jar", argv.path(argv.size() - 2).asText());
        assertEquals("java", json.path("language").asText());
        assertEquals("message", json.path("interrupt_mode").asText());
    }

    @Test
    void replacesItsOwnSpec() throws IOException, InterruptedException {
        install("--prefix", prefix.toString());
        install("--prefix", prefix.toString());
    }

    @Test
    void leavesAnothersSpecAloneAndNamesTheWayOut() throws IOException, InterruptedException {
        Files.createDirectories(file("java").getParent());
        Files.writeString(file("java"), "{\"argv\": [\"ijava\"], \"language\": \"java\"}");
        var refused = assertThrows(IOException.class, () -> install("--prefix", prefix.toString()));
        assertTrue(refused.getMessage().contains("--name"), refused.getMessage());
        assertTrue(Files.readString(file("java")).contains("ijava"));
        install("--prefix", prefix.toString(), "--name", "heddle");
        assertTrue(Files.exists(file("heddle")));
    }

    @Test
    void aTrainingThatFailsIsSaidAndLeavesAKernel() throws IOException, InterruptedException {
        var said = Install.parse(List.of("--prefix", prefix.toString())).run(spec);
        assertTrue(said.contains("slower"), said);
        assertTrue(Files.exists(file("java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--prefix", "--name", "--name ../x", "--name ''"})
    void refusesWhatMakesNoSense(String words) {
        assertThrows(IOException.class, () -> install(words.split(" ")));
    }

    private String uninstall(String... words) throws IOException {
        return Install.parse(List.of(words)).remove();
    }

    @Test
    void uninstallLeavesNothingOfOurs() throws IOException, InterruptedException {
        install("--prefix", prefix.toString(), "--name", "heddle");
        var said = uninstall("--prefix", prefix.toString(), "--name", "heddle");
        assertTrue(said.contains("removed"), said);
        assertFalse(Files.exists(file("heddle").getParent()));
    }

    @Test
    void uninstallKeepsWhatIsNotOurs() throws IOException, InterruptedException {
        var nobody = assertThrows(IOException.class, () -> uninstall("--prefix", prefix.toString()));
        assertTrue(nobody.getMessage().contains("jupyter kernelspec list"), nobody.getMessage());
        Files.createDirectories(file("java").getParent());
        Files.writeString(file("java"), "{\"argv\": [\"ijava\"], \"language\": \"java\"}");
        assertThrows(IOException.class, () -> uninstall("--prefix", prefix.toString()));
        assertTrue(Files.exists(file("java")));
        install("--prefix", prefix.toString(), "--name", "heddle");
        Files.writeString(file("heddle").resolveSibling("mine.txt"), "mine");
        uninstall("--prefix", prefix.toString(), "--name", "heddle");
        assertTrue(Files.exists(file("heddle").resolveSibling("mine.txt")));
    }

    @Test
    void kernelsOfSeveralJdksStandSideBySide() throws IOException, InterruptedException {
        for (var jdk : List.of("25", "26")) {
            var other = new KernelSpec(Path.of("/jdk-" + jdk + "/bin/java"), spec.jar(), Optional.empty());
            Install.parse(List.of("--prefix", prefix.toString(), "--name", "java" + jdk, "--no-cache"))
                    .run(other);
        }
        for (var jdk : List.of("25", "26"))
            assertEquals(
                    "/jdk-" + jdk + "/bin/java",
                    Json.parse(Files.readAllBytes(file("java" + jdk)))
                            .at("/argv/0")
                            .asText());
    }
}
