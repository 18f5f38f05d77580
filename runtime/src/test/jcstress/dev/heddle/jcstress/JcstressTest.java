package dev.heddle.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("stress")
@Timeout(1_200)
class JcstressTest {
    @Test
    @DisplayName("A1, C12, D10: no actor sees what the memory model forbids")
    void nothingForbiddenIsSeen() throws Exception {
        Process jcstress = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.openjdk.jcstress.Main",
                        "-t",
                        "dev.heddle.jcstress",
                        "-tb",
                        System.getProperty("heddle.jcstress.time", "60s"),
                        "-jvmArgsPrepend",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-r",
                        Path.of("target", "jcstress").toAbsolutePath() + "/")
                .directory(Path.of("target").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(jcstress.getInputStream().readAllBytes());
        assertEquals(0, jcstress.waitFor(), said);
        System.out.println(said.lines().filter(line -> line.contains("RUN COMPLETE") || line.contains("passed")).toList());
    }
}
