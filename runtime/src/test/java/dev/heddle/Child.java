package dev.heddle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A Java process that ran to its end.
///
/// @param exit its exit code
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
record Child(int exit, String out, String err) {
    /// Runs a class with the flag that opens the JDK's scheduler hook, or without it.
    static Child run(boolean flag, Class<?> main, String... args) throws Exception {
        return run(flag ? List.of(VirtualThreads.FLAG.split(" ")) : List.of(), main, args);
    }

    /// Runs a class with flags for the JVM.
    static Child run(List<String> flags, Class<?> main, String... args) throws Exception {
        return run(List.of(), flags, Map.of(), main, args);
    }

    /// Runs a class.
    ///
    /// @param starter a command that runs the command which follows, or nothing
    /// @param flags for the JVM
    /// @param environment variables to add
    static Child run(
            List<String> starter, List<String> flags, Map<String, String> environment, Class<?> main, String... args)
            throws Exception {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-ea", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        var out = CompletableFuture.supplyAsync(() -> read(process, true));
        var err = CompletableFuture.supplyAsync(() -> read(process, false));
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
        return new Child(process.waitFor(), out.get(), err.get());
    }

    private static String read(Process process, boolean out) {
        try (var stream = out ? process.getInputStream() : process.getErrorStream()) {
            return new String(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
