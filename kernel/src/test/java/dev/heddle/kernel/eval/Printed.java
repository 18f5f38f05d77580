package dev.heddle.kernel.eval;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What is printed while it is open, on both standard streams.
final class Printed implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void open() {
        var to = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(to);
        System.setErr(to);
    }

    /// All that has been printed.
    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
