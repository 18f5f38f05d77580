package dev.heddle.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// `System.out` or `System.err`: what a thread writes goes to the cell that the thread works for, else to the
/// kernel's own stream.
final class CellStream extends OutputStream {
    private final Std stream;
    private final Outlets outlets;
    private final PrintStream own;

    private CellStream(Std stream, Outlets outlets, PrintStream own) {
        this.stream = stream;
        this.outlets = outlets;
        this.own = own;
    }

    /// Replaces both standard streams of this JVM.
    static void install(Outlets outlets) {
        System.setOut(print(new CellStream(Std.OUT, outlets, System.out)));
        System.setErr(print(new CellStream(Std.ERR, outlets, System.err)));
    }

    private static PrintStream print(CellStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        var outlet = outlets.current();
        if (outlet == null) own.write(bytes, from, length);
        else outlet.write(stream, bytes, from, length);
    }

    @Override
    public void flush() {
        var outlet = outlets.current();
        if (outlet == null) own.flush();
        else outlet.flushed(stream);
    }
}
