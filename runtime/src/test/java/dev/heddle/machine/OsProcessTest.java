package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OsProcessTest {
    @TempDir
    Path folder;

    @Test
    void aProcessSeesItsOwnThreads() {
        assertTrue(OsProcess.self().threads().size() > 1);
        assertEquals(Proc.exists(), OsProcess.note().isEmpty());
    }

    @Test
    void theCallersThreadIsAmongTheProcesss() {
        assumeTrue(Proc.exists());
        long own = OsThread.current().orElseThrow().id();
        assertTrue(OsProcess.self().threads().stream().anyMatch(t -> t.id() == own));
    }

    @Test
    void anOpenFileIsInTheTableAndAClosedOneIsNot() throws IOException {
        assumeTrue(Proc.exists());
        Path file = Files.writeString(folder.resolve("open"), "x").toRealPath();
        OpenFile seen;
        try (var _ = Files.newInputStream(file)) {
            List<OpenFile> files = OsProcess.self().openFiles();
            seen = files.stream()
                    .filter(f -> f.target().equals(file.toString()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("file", seen.kind());
        }
        assertFalse(OsProcess.self().openFiles().contains(seen));
    }

    @Test
    void theJavaHeapAndThisThreadsStackAreFound() {
        assumeTrue(Proc.exists() && !Jvm.command("gcHeapInfo").isEmpty());
        List<Region> regions = OsProcess.self().regions();
        long heap = sum(regions, Region.Kind.JAVA_HEAP);
        assertTrue(heap >= Runtime.getRuntime().maxMemory() / 2, () -> "heap regions hold " + heap);
        assertTrue(sum(regions, Region.Kind.CODE_CACHE) > 0);
        assertTrue(regions.stream()
                .anyMatch(r -> r.label().equals(Thread.currentThread().getName())));
    }

    @Test
    void aProcessThatEndedHasNothing() throws Exception {
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start();
        process.getErrorStream().readAllBytes();
        process.waitFor();
        OsProcess ended = OsProcess.of(process.pid());
        assertEquals(List.of(), ended.threads());
        assertEquals(List.of(), ended.regions());
        assertEquals(List.of(), ended.openFiles());
        assertEquals("", ended.command());
    }

    private static long sum(List<Region> regions, Region.Kind kind) {
        return regions.stream()
                .filter(r -> r.kind() == kind)
                .mapToLong(Region::size)
                .sum();
    }
}
