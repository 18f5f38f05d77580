package dev.heddle.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%process` and `%%process`: runs a program as a child process.
final class ProcessMagic implements Magic.Line, Magic.Whole {
    private static final Manual MANUAL = Manual.of(
            "process", "%process PROGRAM [ARGUMENT…]\n%%process PROGRAM [ARGUMENT…], and its input below", """
            Runs a program as a child of the kernel's process, without a shell between. What it prints shows as it \
            comes, then its exit code. An interrupt kills it and all that it started. \
            As an expression its value is the exit code.""");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        return process(words, "");
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        process(words, body);
        return null;
    }

    private static int process(Words words, String input) throws Exception {
        List<String> command = words.raw();
        if (command.isEmpty()) throw new Misuse("which program? write %process PROGRAM ARGUMENT…");
        int code = new Child(command).run(input);
        System.out.println("exit code " + code);
        return code;
    }
}
