package dev.heddle.bench;

import java.io.IOException;
import java.util.List;

/// A process that is waited for.
final class Running {
    private Running() {}

    /// What it prints, by lines.
    ///
    /// @throws IllegalStateException if it fails
    static List<String> of(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (var out = process.inputReader()) {
            lines = out.lines().toList();
        }
        if (process.waitFor() != 0) throw new IllegalStateException("failed: " + String.join(" ", command));
        return lines;
    }
}
