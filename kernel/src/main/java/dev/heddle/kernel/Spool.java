package dev.heddle.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file that keeps what is too long to show: the reader's own, in the folder for temporary files. Used under its
/// owner's lock.
final class Spool {
    private static final long LIMIT = 1L << 30; // of bytes: a loop that prints must not fill the disk

    private @Nullable Path path;
    private @Nullable OutputStream out;
    private long size;
    private String fault = "";

    /// Keeps bytes. Trouble with the disk is noted, never thrown.
    void write(byte[] bytes, int from, int length) {
        if (!fault.isEmpty()) return;
        if (size + length > LIMIT) {
            fault = "the rest after 1 GB is lost";
            return;
        }
        try {
            if (out == null) {
                path = Files.createTempFile("heddle-cell-output-", ".txt");
                out = Files.newOutputStream(path);
            }
            out.write(bytes, from, length);
            size += length;
        } catch (IOException e) {
            fault = "the rest is lost: " + e;
        }
    }

    /// Where the output is, in words.
    String where() {
        if (path == null) return "it could not be kept: " + fault;
        return "all of it is in " + path + (fault.isEmpty() ? "" : " (" + fault + ")");
    }

    boolean used() {
        return path != null || !fault.isEmpty();
    }

    void close() {
        try {
            if (out != null) out.close();
        } catch (IOException e) {
            fault = "its end is lost: " + e;
        }
    }
}
