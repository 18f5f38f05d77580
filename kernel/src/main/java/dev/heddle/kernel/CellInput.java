package dev.heddle.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// `System.in`: each line is asked of the reader of the cell that the thread works for.
///
/// A read returns what is left of the line and asks only when nothing is, so that several scanners may share it; what
/// a cell left unread is not the next cell's. Closing has no effect.
final class CellInput extends InputStream {
    private final Outlets outlets;
    private final Questions questions;
    private final ReentrantLock reading = new ReentrantLock();
    // Guarded by reading.
    private byte[] line = new byte[0];
    private int position;
    private @Nullable Outlet owner;

    CellInput(Outlets outlets, Questions questions) {
        this.outlets = outlets;
        this.questions = questions;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) return 0;
        try {
            reading.lockInterruptibly();
            try {
                if (left() == 0 && !ask()) return -1;
                int count = Math.min(length, left());
                System.arraycopy(line, position, bytes, from, count);
                position += count;
                return count;
            } finally {
                reading.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var ended = new InterruptedIOException("interrupted while waiting for input");
            ended.initCause(e);
            throw ended;
        }
    }

    private int left() {
        return owner == outlets.current() ? line.length - position : 0;
    }

    private boolean ask() throws IOException, InterruptedException {
        var outlet = outlets.current();
        if (outlet == null) return false;
        line = (questions.ask(outlet, "", false) + "\n").getBytes(StandardCharsets.UTF_8);
        position = 0;
        owner = outlet;
        return true;
    }

    @Override
    public int available() {
        reading.lock();
        try {
            return left();
        } finally {
            reading.unlock();
        }
    }
}
