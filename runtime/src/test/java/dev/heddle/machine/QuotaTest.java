package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class QuotaTest {
    @TempDir
    Path root;

    @Test
    void theTightestGroupOfTheUnifiedTreeCounts() throws IOException {
        write("cpu.max", "max 100000");
        write("pod/cpu.max", "150000 100000");
        write("pod/box/cpu.max", "200000 100000");
        write("pod/memory.max", "2147483648");
        write("pod/box/memory.max", "max");
        write("pod/box/pids.max", "512");
        assertEquals(
                new Quota(OptionalDouble.of(1.5), OptionalLong.of(2147483648L), OptionalLong.of(512)),
                Quota.read(List.of("0::/pod/box"), root));
    }

    @Test
    void versionOneHasAFolderForEachController() throws IOException {
        write("cpu/box/cpu.cfs_quota_us", "50000");
        write("cpu/box/cpu.cfs_period_us", "100000");
        write("cpu/cpu.cfs_quota_us", "-1");
        write("cpu/cpu.cfs_period_us", "100000");
        write("memory/memory.limit_in_bytes", "9223372036854771712");
        assertEquals(
                new Quota(OptionalDouble.of(0.5), OptionalLong.empty(), OptionalLong.empty()),
                Quota.read(List.of("3:cpu,cpuacct:/box", "2:memory:/", "0::/"), root));
    }

    @Test
    void aPathFromOutsideTheContainerFallsBackToTheRoot() throws IOException {
        write("cpu.max", "100000 100000");
        assertEquals(
                OptionalDouble.of(1),
                Quota.read(List.of("0::/not/seen/here"), root).cpus());
    }

    @Test
    void nothingToldIsNoLimit() {
        assertEquals(
                new Quota(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty()),
                Quota.read(List.of(), root));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }
}
