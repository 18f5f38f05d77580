package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `%%bash` and `%%sh`: runs a shell script.
final class Bash implements Magic.Line, Magic.Whole {
    private static final Manual MANUAL =
            Manual.of("bash sh", "%%bash [ARGUMENT…], and a script below\n%bash COMMAND", """
            Runs a script with bash (or sh, where there is no bash). What it prints shows as it comes, and an exit code \
            that is not 0 is said. An interrupt kills it and all that it started.""");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        return script(words.text(), List.of());
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        return script(body, words.raw());
    }

    private static @Nullable Object script(String script, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(shell(), "-c", script, "cell"));
        command.addAll(arguments);
        int code = new Child(command).run("");
        if (code != 0) System.err.println("exit code " + code);
        return null;
    }

    private static String shell() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                        .anyMatch(folder -> java.nio.file.Files.isExecutable(java.nio.file.Path.of(folder, "bash")))
                ? "bash"
                : "sh";
    }
}
