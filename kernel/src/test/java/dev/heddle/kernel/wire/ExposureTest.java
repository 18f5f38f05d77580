package dev.heddle.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("kernel-1.json"), "{}");
    }

    private void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aFileOfItsOwnerAloneIsFine() throws IOException {
        allow(folder, "rwxr-xr-x");
        allow(file, "rw-------");
        assertEquals(Optional.empty(), Exposure.of(file));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, every user", "rw-r-----, the group", "rw----r--, every user"})
    void aFileThatOthersReadIsOneSentence(String permissions, String who) throws IOException {
        allow(folder, "rwxr-xr-x");
        allow(file, permissions);
        var said = Exposure.of(file).orElseThrow();
        assertTrue(said.startsWith(who) && said.contains(file.toString()) && said.contains("chmod 600"), said);
        assertTrue(said.endsWith(".") && !said.contains("\n"), said);
    }

    @Test
    void aFolderThatOthersCannotEnterHidesTheFile() throws IOException {
        allow(folder, "rwx------");
        allow(file, "rw-r--r--");
        assertEquals(Optional.empty(), Exposure.of(file));
    }

    @Test
    void aFileThatIsNotThereIsNotExposed() {
        assertEquals(Optional.empty(), Exposure.of(folder.resolve("none")));
    }
}
