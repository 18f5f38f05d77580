package dev.heddle.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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

    @Test
    void aMessageThatIsTooLongIsKnownByItsHeaderAlone() {
        var sent = message();
        sent.content().put("code", "x".repeat(Codec.LARGEST));
        var got = assertInstanceOf(Codec.Oversized.class, codec.decode(codec.encode(sent)));
        assertEquals("1", got.message().id());
        assertTrue(got.message().content().isEmpty());
        assertTrue(got.reason().contains("16,777,216"), got.reason());
    }
}
