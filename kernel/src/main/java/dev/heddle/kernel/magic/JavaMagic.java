package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%%java`: runs the cell in a JVM of its own.
final class JavaMagic implements Magic.Whole {
    private static final Manual MANUAL = Manual.of("java", "%%java [JVM FLAG…] [ARGUMENT…], and Java below", """
            Runs statements, or a program with a `main`, in a JVM of its own with the notebook's imports and class path: \
            `%%java -Xint`, `%%java -XX:TieredStopAtLevel=1`, `%%java --enable-preview`. It knows none of the notebook's \
            variables, methods and types. What it prints shows as it comes, and an exit code that is not 0 is said. \
            An interrupt kills it.""");

    private final ChildJvm jvm;

    JavaMagic(Workbench workbench) {
        this.jvm = new ChildJvm(workbench);
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        if (body.isBlank()) throw new Misuse("%%java runs the Java below it, and there is none");
        List<String> flags = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (String word : words.raw()) (word.startsWith("-") && arguments.isEmpty() ? flags : arguments).add(word);
        int code = jvm.run(flags, body, arguments);
        if (code != 0) System.err.println("exit code " + code);
        return null;
    }
}
