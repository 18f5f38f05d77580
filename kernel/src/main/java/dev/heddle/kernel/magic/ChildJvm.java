package dev.heddle.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs Java in a JVM of its own, of the same JDK and with the notebook's class path, the runtime on it.
final class ChildJvm {
    private final Workbench workbench;

    ChildJvm(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Runs a block of code, or a program with a `main` of its own.
    ///
    /// @param flags for the JVM
    /// @param arguments for the program
    int run(List<String> flags, String code, List<String> arguments) throws Exception {
        return inFolder(folder -> {
            Path file = Files.writeString(folder.resolve("Block.java"), program(code, workbench.imports()));
            List<String> command = command(flags, List.of());
            if (flags.contains("--enable-preview")) command.addAll(List.of("--source", feature()));
            command.add(file.toString());
            command.addAll(arguments);
            return new Child(command).run("");
        });
    }

    /// The first words of a command: java, flags and class path.
    List<String> command(List<String> flags, List<Path> more) {
        List<String> command = new ArrayList<>(List.of(java(), "--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.addAll(flags);
        String path = Stream.concat(more.stream(), workbench.classPath().stream())
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", path));
        return command;
    }

    /// What to do in a folder that is removed afterwards.
    interface Work<T extends @Nullable Object> {
        T in(Path folder) throws Exception;
    }

    static <T extends @Nullable Object> T inFolder(Work<T> work) throws Exception {
        Path folder = Files.createTempDirectory("heddle-");
        try {
            return work.in(folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String feature() {
        return String.valueOf(Runtime.version().feature());
    }

    /// A source file of a block of statements; a program with a `main` is one already. The lines are the cell's, whose
    /// first is the magic.
    static String program(String code, String imports) {
        boolean whole = code.matches("(?s).*\\bmain\\s*\\(.*");
        return whole ? "\n" + code : imports + "void main() throws Throwable {\n" + code + "\n}\n";
    }
}
