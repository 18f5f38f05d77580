package dev.heddle.lesson;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Go programs beside the notebooks: built and run where Go is installed, read from a recording elsewhere.
///
/// ```java
/// GoTwin.run("recorded/05-lost-update.txt", "-race", "go/05-races.go", "lost-update")
/// ```
public final class GoTwin {
    private static final int BUILD_SECONDS = 60;
    private static final int RUN_SECONDS = 10;

    private GoTwin() {}

    /// What a program prints, to its standard output and error. One that does not end is stopped after 10 s, and
    /// that is said. Any thread.
    ///
    /// @param recording the file to read where Go is missing or cannot build the program
    /// @param command flags of `go build`, the source file, arguments of the program
    /// @throws IOException if the recording cannot be read either
    public static String run(String recording, String... command) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("heddle-go");
        try {
            Path program = folder.resolve("program");
            List<String> build = new ArrayList<>(List.of("go", "build", "-o", program.toString()));
            List<String> run = new ArrayList<>(List.of(program.toString()));
            for (String word : command) {
                (build.getLast().endsWith(".go") ? run : build).add(word);
            }
            File said = folder.resolve("said").toFile();
            if (!ends(build, said, BUILD_SECONDS) || !Files.exists(program))
                return Files.readString(Path.of(recording));
            boolean ended = ends(run, said, RUN_SECONDS);
            return Files.readString(said.toPath()) + (ended ? "" : "(stopped after " + RUN_SECONDS + " s)\n");
        } finally {
            deleteAll(folder);
        }
    }

    /// Runs a command, and tells whether it could be run and ended in time.
    private static boolean ends(List<String> command, File output, int seconds) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
        } catch (IOException e) {
            return false; // there is no such program
        }
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}
