package dev.heddle.kernel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// What a cell puts out, in order: bytes of both streams, and messages between them. Used under its owner's lock.
///
/// So that a program that alternates between the streams does not cost a message a line, the order between the
/// streams, never within one, is given up once there are many changes.
final class Segments {
    private static final int CHANGES = 8;

    sealed interface Segment permits Bytes, Post {}

    /// A run of bytes of one stream.
    record Bytes(Std stream, ByteArrayOutputStream bytes) implements Segment {}

    /// A message of its own, as what sends it.
    record Post(Runnable send) implements Segment {}

    private final List<Segment> segments = new ArrayList<>();
    private int size; // bytes
    private int latestPost = -1; // its index

    void add(Std stream, byte[] bytes, int from, int length) {
        if (length == 0) return;
        size += length;
        target(stream).write(bytes, from, length);
    }

    private ByteArrayOutputStream target(Std stream) {
        for (int i = segments.size() - 1; i > latestPost; i--) {
            if (segments.get(i) instanceof Bytes(var of, var bytes) && of == stream) return bytes;
            if (segments.size() - latestPost < CHANGES) break;
        }
        var segment = new Bytes(stream, new ByteArrayOutputStream());
        segments.add(segment);
        return segment.bytes();
    }

    void add(Post post) {
        latestPost = segments.size();
        segments.add(post);
    }

    /// The bytes held.
    int bytes() {
        return size;
    }

    /// The runs and messages held.
    int count() {
        return segments.size();
    }

    /// Returns what is held, and holds nothing.
    List<Segment> take() {
        var taken = List.copyOf(segments);
        segments.clear();
        size = 0;
        latestPost = -1;
        return taken;
    }
}
