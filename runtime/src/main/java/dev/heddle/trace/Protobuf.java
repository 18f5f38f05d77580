package dev.heddle.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A message of Google's Protocol Buffers under construction: fields by number, in the order they are added. Source:
/// Protocol Buffers, "Encoding".
final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// A field of one of the variable integer types.
    Protobuf number(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    /// A field of type fixed64.
    Protobuf fixed(int field, long value) {
        key(field, FIXED64);
        for (int i = 0; i < Long.SIZE; i += Byte.SIZE) out.write((int) (value >>> i));
        return this;
    }

    Protobuf text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf message) {
        return bytes(field, message.toBytes());
    }

    private Protobuf bytes(int field, byte[] bytes) {
        key(field, BYTES);
        varint(bytes.length);
        out.write(bytes, 0, bytes.length);
        return this;
    }

    private void key(int field, int type) {
        varint(((long) field << 3) | type);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
