package dev.heddle.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CodecTest {
    private final Signer signer = new Signer("key");
    private final Codec codec = new Codec(signer);

    private static Message message() {
        return new Message(
                List.of("who".getBytes(UTF_8)),
                Json.object().put("msg_type", "execute_request").put("msg_id", "1"),
                Json.object(),
                Json.object(),
                Json.object().put("code", "1 + 1 // 🧵"),
                List.of(new byte[] {1, 2, 3}, new byte[0]));
    }

    private static String reason(Codec.Decoded decoded) {
        return assertInstanceOf(Codec.Rejected.class, decoded).reason();
    }

    @Test
    void whatIsEncodedIsDecoded() {
        var sent = message();
        var got = assertInstanceOf(Codec.Accepted.class, codec.decode(codec.encode(sent)))
                .message();
        assertEquals("execute_request", got.type());
        assertEquals("1", got.id());
        assertEquals(sent.content(), got.content());
        assertArrayEquals(sent.route().getFirst(), got.route().getFirst());
        assertEquals(2, got.buffers().size());
        assertArrayEquals(sent.buffers().getFirst(), got.buffers().getFirst());
    }

    @Test
    void aWrongSignatureIsRejected() {
        var frames = codec.encode(message());
        frames.set(2, "0".repeat(64).getBytes(UTF_8));
        assertEquals("wrong signature", reason(codec.decode(frames)));
    }

    @Test
    void aSecondUseOfASignatureIsRejected() {
        var frames = codec.encode(message());
        codec.decode(frames);
        assertEquals("replayed signature", reason(codec.decode(frames)));
    }

    @Test
    void everyTruncationIsRejected() {
        var frames = codec.encode(message());
        for (int length = 0; length < 7; length++) reason(codec.decode(frames.subList(0, length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "5", "{}", "{\"msg_type\": 1, \"msg_id\": \"a\"}", "{\"msg_type\": \"a\"}"
            })
    void aHeaderThatIsNoneIsRejected(String header) {
        reason(codec.decode(signed(header.getBytes(UTF_8))));
    }

    @Test
    void bottomlessJsonIsRejected() {
        reason(codec.decode(signed("[".repeat(1_000_000).getBytes(UTF_8))));
        reason(codec.decode(signed("{\"a\":".repeat(1_000_000).getBytes(UTF_8))));
    }

    private List<byte[]> signed(byte[] header) {
        var empty = "{}".getBytes(UTF_8);
        var parts = List.of(header, empty, empty, empty);
        var frames = new ArrayList<>(List.of("<IDS|MSG>".getBytes(UTF_8), signer.sign(parts)));
        frames.addAll(parts);
        return frames;
    }

    /// Mutates valid messages; signs half of them again, so that the JSON parser gets its share.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noBytesAreThrownAt(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            var frames = new ArrayList<byte[]>();
            for (var frame : codec.encode(message())) frames.add(frame.clone());
            for (int change = random.nextInt(4); change >= 0; change--) mutate(frames, random);
            if (random.nextBoolean() && frames.size() > 6) frames.set(2, signer.sign(frames.subList(3, 7)));
            switch (codec.decode(frames)) {
                case Codec.Accepted(var message) ->
                    assertEquals(
                            message.type(), message.header().get("msg_type").asText());
                case Codec.Rejected(var reason) -> assertEquals(reason, reason.strip());
            }
        }
    }

    private static void mutate(List<byte[]> frames, Random random) {
        int at = random.nextInt(frames.size());
        var frame = frames.get(at);
        switch (random.nextInt(4)) {
            case 0 -> frames.remove(at);
            case 1 -> frames.add(at, frame);
            case 2 -> frames.set(at, java.util.Arrays.copyOf(frame, random.nextInt(frame.length + 5)));
            default -> {
                if (frame.length > 0) frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
        }
        if (frames.isEmpty()) frames.add(new byte[0]);
    }
}
