package dev.heddle.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Turns frames into messages and back: route, delimiter, signature, four JSON objects, buffers.
///
/// [#encode] may be called by any thread, [#decode] by one.
public final class Codec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 4;

    /// The most bytes of JSON in a message that is read; the raw buffers beside it do not count.
    public static final int LARGEST = 16 << 20;

    private final Signer signer;
    private final SeenSignatures seen = new SeenSignatures();

    /// Signs and verifies with this signer.
    public Codec(Signer signer) {
        this.signer = signer;
    }

    /// What came of the frames that a peer sent.
    public sealed interface Decoded permits Accepted, Oversized, Rejected {}

    /// A message of a holder of the key, not seen before, whole.
    public record Accepted(Message message) implements Decoded {}

    /// A message of a holder of the key that is longer than [#LARGEST]: its header, without what it says.
    public record Oversized(Message message, String reason) implements Decoded {}

    /// Anything else, with the reason in a few words.
    public record Rejected(String reason) implements Decoded {}

    /// Judges the frames of one ZeroMQ message.
    public Decoded decode(List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) delimiter++;
        if (delimiter == frames.size()) return new Rejected("no delimiter among " + frames.size() + " frames");
        if (frames.size() < delimiter + 2 + PARTS)
            return new Rejected("truncated: " + (frames.size() - delimiter - 1) + " frames after the delimiter");
        var signature = frames.get(delimiter + 1);
        var parts = frames.subList(delimiter + 2, delimiter + 2 + PARTS);
        if (!signer.verify(parts, signature)) return new Rejected("wrong signature");
        if (signer.signs() && !seen.add(signature)) return new Rejected("replayed signature");
        long size = parts.stream().mapToLong(part -> part.length).sum();
        var objects = new ArrayList<ObjectNode>(PARTS);
        for (var part : parts) {
            try {
                objects.add(size > LARGEST && !objects.isEmpty() ? Json.object() : Json.parse(part));
            } catch (IOException e) {
                return new Rejected("not JSON: " + e.getMessage());
            }
        }
        var message = new Message(
                List.copyOf(frames.subList(0, delimiter)),
                objects.get(0),
                objects.get(1),
                objects.get(2),
                objects.get(3),
                List.copyOf(frames.subList(delimiter + 2 + PARTS, frames.size())));
        if (!message.header().path("msg_type").isTextual()
                || !message.header().path("msg_id").isTextual())
            return new Rejected("header without msg_type or msg_id");
        if (size <= LARGEST) return new Accepted(message);
        return new Oversized(
                message,
                String.format(
                        Locale.ROOT,
                        "a message of %,d bytes is more than the %,d that this kernel reads: have the cell read a file",
                        size,
                        LARGEST));
    }

    /// Returns the frames of a message, signed.
    public List<byte[]> encode(Message message) {
        var parts = List.of(
                Json.bytes(message.header()),
                Json.bytes(message.parent()),
                Json.bytes(message.metadata()),
                Json.bytes(message.content()));
        var frames = new ArrayList<byte[]>(message.route());
        frames.add(DELIMITER);
        frames.add(signer.sign(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }
}
