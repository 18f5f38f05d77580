package dev.heddle.kernel.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {
    @Test
    void signsAsRfc4231Says() {
        var signature = new Signer("Jefe").sign(List.of("what do ya want for nothing?".getBytes(US_ASCII)));
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", new String(signature, US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void signsAsTheJdkDoes(int keyLength) throws Exception {
        var key = "k".repeat(keyLength);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(US_ASCII), "HmacSHA256"));
        var expected = HexFormat.of().formatHex(mac.doFinal("abc".getBytes(US_ASCII)));
        var frames = List.of("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII));
        assertArrayEquals(expected.getBytes(US_ASCII), new Signer(key).sign(frames));
    }

    @Test
    void acceptsOnlyTheRightSignature() {
        var signer = new Signer("key");
        var frames = List.of("text".getBytes(US_ASCII));
        var signature = signer.sign(frames);
        assertTrue(signer.verify(frames, signature));
        assertFalse(signer.verify(List.of("texT".getBytes(US_ASCII)), signature));
        assertFalse(new Signer("other").verify(frames, signature));
        assertFalse(signer.verify(frames, new byte[0]));
        signature[0] ^= 1;
        assertFalse(signer.verify(frames, signature));
    }

    @Test
    void anEmptyKeySignsNothingAndAcceptsAll() {
        var signer = new Signer("");
        assertEquals(0, signer.sign(List.of(new byte[5])).length);
        assertTrue(signer.verify(List.of(new byte[5]), new byte[3]));
    }
}
