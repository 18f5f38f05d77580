package dev.heddle.kernel.magic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A child process whose output is the cell's, as it comes, and which dies with all its own children when the cell
/// is interrupted.
final class Child {
    private static final int BUFFER = 8192;

    private final ProcessBuilder builder;

    Child(List<String> command) {
        builder = new ProcessBuilder(command);
    }

    /// The environment that it will have.
    java.util.Map<String, String> environment() {
        return builder.environment();
    }

    /// Runs it to its end and says its exit code if that is not 0.
    ///
    /// @param input what it reads
    /// @throws Misuse if the program cannot be started
    int run(String input) throws Misuse, InterruptedException {
        Process process = start();
        List<Thread> pumps = new ArrayList<>();
        try {
            pumps.add(Thread.ofPlatform().daemon().name("process input").start(() -> feed(process, input)));
            pumps.add(pump(process.getInputStream(), System.out));
            pumps.add(pump(process.getErrorStream(), System.err));
            int code = process.waitFor();
            for (Thread pump : pumps) pump.join();
            return code;
        } finally {
            ProcessFamily.of(process.toHandle()).kill();
        }
    }

    private Process start() throws Misuse {
        try {
            return builder.start();
        } catch (IOException e) {
            String program = builder.command().getFirst();
            throw new Misuse("the program " + program + " cannot be started: install it, or check its name and PATH");
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it does not want to read more
        }
    }

    private static Thread pump(InputStream from, PrintStream to) {
        return Thread.ofPlatform().daemon().name("process output").start(() -> {
            byte[] buffer = new byte[BUFFER];
            try {
                for (int n; (n = from.read(buffer)) >= 0; to.flush()) to.write(buffer, 0, n);
            } catch (IOException e) {
                // it has been killed
            }
        });
    }
}
