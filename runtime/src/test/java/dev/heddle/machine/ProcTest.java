package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProcTest {
    @Test
    void readsALimitOfTheKernelToItsEnd() throws IOException {
        Path limit = Path.of("/proc/sys/kernel/pid_max");
        assumeTrue(Files.isReadable(limit), "no such limits outside Linux");
        try (var reader = Files.newBufferedReader(limit)) {
            assertEquals(reader.readLine(), Proc.line(limit));
        }
    }

    @Test
    void readsNothingOfWhatIsNotThere() {
        assertEquals(List.of(), Proc.lines(Path.of("/proc/self/no-such-file")));
    }
}
