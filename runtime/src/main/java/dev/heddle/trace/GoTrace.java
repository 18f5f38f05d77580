package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a Go program recorded with `runtime/trace`, `go test -trace` or a flight recorder, as a
/// [Recording] like our own: the same tables and figures show it.
///
/// What Go tells and we do not have is left out: garbage collection, memory, CPU samples. A system call is a
/// wait with [WaitReason#SYSCALL]; while it is short its P stays with it. Go names no channels and locks, so
/// objects are 0; tasks, regions and logs are [Event.Kind#LOG]. Goroutines of which nothing is told but that
/// they wait have no spans. Threads are known by the operating system's numbers. Source: Go, internal/trace;
/// format versions 1.22 to 1.26.
public final class GoTrace {
    private static final int HEADER = 16; // bytes
    private static final Pattern VERSION = Pattern.compile("go 1\\.(\\d+) trace\0\0\0");
    private static final Set<Integer> KNOWN = Set.of(22, 23, 25, 26); // 24 wrote 23, 1.27 and later may differ

    private GoTrace() {}

    /// The trace in a file.
    ///
    /// @throws UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it is not a whole execution trace of a known version
    public static Recording read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the trace " + file + " cannot be read: " + e, e);
        } catch (Malformed e) {
            throw new IllegalArgumentException(file + " is not read as a Go execution trace: " + e.getMessage(), e);
        }
    }

    private static Recording of(byte[] bytes) {
        String header = new String(bytes, 0, Math.min(HEADER, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher version = VERSION.matcher(header);
        if (!version.matches()) throw new Malformed("it does not begin with \"go 1.N trace\"");
        int minor = Integer.parseInt(version.group(1));
        if (!KNOWN.contains(minor)) {
            throw new Malformed("its format is that of Go 1." + minor + ", and 1.22 to 1.26 are known");
        }
        GoReplay replay = new GoReplay();
        GoGeneration.all(new GoBytes(bytes, HEADER, bytes.length), minor).forEach(replay::play);
        return replay.recording();
    }

    /// The bytes are no trace; the message says why in words that go on from "it".
    static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why);
        }
    }
}
