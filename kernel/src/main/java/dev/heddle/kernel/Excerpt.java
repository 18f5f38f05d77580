package dev.heddle.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/// What is shown of a long output: its head, a count and its tail, while [Spool] keeps everything. Used under its
/// owner's lock.
final class Excerpt {
    /// The most that one cell shows before anything is left out.
    static final int CELL = 2_000_000;
    /// The same for what comes after that, or after the cell ended.
    static final int LATER = 200_000;

    private static final int TAIL = 1 << 16;
    private static final int LONG_LINE = 1 << 13;

    private static final class Piece {
        final Std stream;
        final byte[] bytes;

        Piece(Std stream, byte[] bytes) {
            this.stream = stream;
            this.bytes = bytes;
        }

        Piece from(int start) {
            return new Piece(stream, Arrays.copyOfRange(bytes, start, bytes.length));
        }
    }

    // Invariants: while omittedBytes == 0 everything added is in shown or tail, in this order, and in kept or spool;
    // later everything is in the spool.
    private final Segments shown;
    private final Spool spool;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Deque<Piece> tail = new ArrayDeque<>();
    private int room; // bytes that the head may still take
    private int tailBytes;
    private long omittedBytes;
    private long omittedLines;

    Excerpt(Segments shown, Spool spool, int limit) {
        this.shown = shown;
        this.spool = spool;
        this.room = limit - TAIL;
    }

    void add(Std stream, byte[] bytes) {
        keep(bytes);
        int head = bytes.length <= room ? bytes.length : lastLineEnd(bytes, room);
        shown.add(stream, bytes, 0, head);
        room = head == bytes.length ? room - head : 0;
        if (head < bytes.length) addToTail(new Piece(stream, bytes).from(head));
    }

    private void keep(byte[] bytes) {
        if (spool.used()) spool.write(bytes, 0, bytes.length);
        else kept.writeBytes(bytes);
    }

    private void addToTail(Piece piece) {
        tail.addLast(piece);
        tailBytes += piece.bytes.length;
        while (tailBytes > TAIL) {
            var first = tail.removeFirst();
            int excess = tailBytes - TAIL;
            int cut = excess >= first.bytes.length ? first.bytes.length : nextLineStart(first.bytes, excess);
            if (cut < first.bytes.length) tail.addFirst(first.from(cut));
            tailBytes -= cut;
            omit(first.bytes, cut);
        }
    }

    private void omit(byte[] bytes, int length) {
        if (omittedBytes == 0 && !spool.used()) {
            spool.write(kept.toByteArray(), 0, kept.size());
            kept.reset();
        }
        omittedBytes += length;
        for (int i = 0; i < length; i++) if (bytes[i] == '\n') omittedLines++;
    }

    /// Whether something has been left out that only [#end] tells of.
    boolean omits() {
        return omittedBytes > 0;
    }

    /// Shows what was left out, in numbers, and the tail. Nothing is added afterwards.
    void end() {
        if (omits()) {
            var note = String.format(
                    Locale.ROOT,
                    "\n… %,d bytes (%,d lines) are not shown here: %s …\n\n",
                    omittedBytes,
                    omittedLines,
                    spool.where());
            var bytes = note.getBytes(StandardCharsets.UTF_8);
            shown.add(Std.OUT, bytes, 0, bytes.length);
        }
        for (var piece : tail) shown.add(piece.stream, piece.bytes, 0, piece.bytes.length);
    }

    // 0 if no line ends there, or the line is longer than any that is worth keeping whole.
    private static int lastLineEnd(byte[] bytes, int limit) {
        int end = limit;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        return end;
    }

    private static int nextLineStart(byte[] bytes, int from) {
        int start = from;
        while (start < bytes.length && bytes[start - 1] != '\n') start++;
        return start < bytes.length || bytes.length - from <= LONG_LINE ? start : from;
    }
}
