package dev.heddle.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Signs frames with HMAC-SHA256 (RFC 2104) as lower-case hexadecimal text. Any thread may call it.
public final class Signer {
    private static final int BLOCK = 64;

    private final boolean signs;
    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];

    /// Signs with the given key; an empty key signs nothing and accepts anything.
    public Signer(String key) {
        var secret = key.getBytes(StandardCharsets.UTF_8);
        signs = secret.length > 0;
        if (secret.length > BLOCK) secret = sha256().digest(secret);
        for (int i = 0; i < BLOCK; i++) {
            byte b = i < secret.length ? secret[i] : 0;
            inner[i] = (byte) (b ^ 0x36);
            outer[i] = (byte) (b ^ 0x5c);
        }
    }

    /// Whether messages carry signatures at all.
    public boolean signs() {
        return signs;
    }

    /// Returns the signature of the frames, taken as one text.
    public byte[] sign(List<byte[]> frames) {
        if (!signs) return new byte[0];
        var sha = sha256();
        sha.update(inner);
        frames.forEach(sha::update);
        var digest = sha.digest();
        sha.update(outer);
        return HexFormat.of().formatHex(sha.digest(digest)).getBytes(StandardCharsets.US_ASCII);
    }

    /// Compares in a time that does not depend on where the signatures differ.
    public boolean verify(List<byte[]> frames, byte[] signature) {
        return !signs || MessageDigest.isEqual(sign(frames), signature);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return signs ? "Signer[" + Arrays.hashCode(inner) + "]" : "Signer[none]";
    }
}
