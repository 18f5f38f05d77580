package dev.heddle.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;

/// The latest signatures received, so that a recorded message cannot be played again. Used by one thread.
final class SeenSignatures {
    private static final int LIMIT = 1 << 16; // jupyter_client's own

    private final LinkedHashSet<String> seen = new LinkedHashSet<>();

    /// Returns false if this signature was seen before.
    boolean add(byte[] signature) {
        if (!seen.add(new String(signature, StandardCharsets.US_ASCII))) return false;
        if (seen.size() > LIMIT) seen.removeFirst();
        return true;
    }
}
