package dev.heddle.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GoTwinTest {
    @TempDir
    Path folder;

    private String run(String source) throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("hello.go"), source);
        Path recording = Files.writeString(folder.resolve("hello.txt"), "hello (recorded)");
        return GoTwin.run(recording.toString(), program.toString(), "hello");
    }

    @Test
    void runsWhereGoIsAndReadsElsewhere() throws Exception {
        String said = run("""
                package main

                import (
                	"fmt"
                	"os"
                )

                func main() {
                	fmt.Print(os.Args[1])
                	os.Exit(3)
                }
                """);
        assertTrue(said.equals("hello") || said.equals("hello (recorded)"), said);
    }

    @Test
    void readsWhereItCannotBeBuilt() throws Exception {
        assertEquals("hello (recorded)", run("package main; func main() { nonsense }"));
    }
}
