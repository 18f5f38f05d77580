package dev.heddle.trace;

import java.nio.charset.StandardCharsets;

/// A part of a Go trace's bytes, read from front to back: numbers are unsigned LEB128.
final class GoBytes {
    private static final int LONGEST = 10; // bytes of a number

    private final byte[] bytes;
    private int at;
    private final int end;

    GoBytes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    /// The same bytes, to be read by somebody else.
    GoBytes copy() {
        return new GoBytes(bytes, at, end);
    }

    boolean isEmpty() {
        return at >= end;
    }

    GoEvent event() {
        int number = next();
        GoEvent event = GoEvent.of(number);
        if (event == null) throw new GoTrace.Malformed("it holds an event of the unknown kind " + number);
        return event;
    }

    long number() {
        long value = 0;
        for (int i = 0; i < LONGEST; i++) {
            int b = next();
            value |= (long) (b & 0x7f) << (7 * i);
            if (b < 0x80) return value;
        }
        throw new GoTrace.Malformed("a number in it has no end");
    }

    int next() {
        if (isEmpty()) throw new GoTrace.Malformed("it is cut off: let the program stop the trace before it ends");
        return bytes[at++] & 0xff;
    }

    String text() {
        GoBytes text = part();
        return new String(bytes, text.at, text.end - text.at, StandardCharsets.UTF_8);
    }

    /// As many bytes as the number before them says.
    GoBytes part() {
        long length = number();
        if (length < 0 || length > end - at) {
            throw new GoTrace.Malformed("it is cut off: let the program stop the trace before it ends");
        }
        GoBytes part = new GoBytes(bytes, at, at + (int) length);
        at += (int) length;
        return part;
    }
}
