package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The cells of all of a user's kernels, in one file that they share: a JSON object on each line.
///
/// ```
/// {"session":7}
/// {"session":7,"line":1,"input":"6 * 7","output":"42"}
/// ```
///
/// The first form begins a session, so that two kernels that start at once have different numbers. The user alone may
/// read the file. Kernels take turns by a lock on a file beside it, which is never replaced. Any thread.
final class HistoryFile {
    static final long LIMIT = 4 << 20; // bytes; beyond it the older half is dropped

    private static final int LARGEST_INPUT = 1 << 16; // of a cell that is worth a place; in UTF-16 units
    private static final int LARGEST_OUTPUT = 1 << 10;

    private static final ReentrantLock OF_THIS_JVM = new ReentrantLock(); // file locks are a process's, not a thread's

    private final Path file;
    private final long limit;
    private final Consumer<String> log;

    /// @param log hears a sentence if the file was damaged
    HistoryFile(Path file, long limit, Consumer<String> log) {
        this.file = file;
        this.limit = limit;
        this.log = log;
    }

    /// Where the user's history is.
    static Path of(Folders folders) {
        return folders.data().resolve("heddle").resolve("history.jsonl");
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /// Begins a session; its number, one more than that of any before.
    int begin() throws IOException {
        Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
        return locked(() -> {
            int session = 1;
            for (var line : lines())
                session = Math.max(session, line.path("session").asInt() + 1);
            append(Json.object().put("session", session));
            return session;
        });
    }

    /// Adds a cell. Those too long to be asked for again are left out, and results are cut.
    void add(History.Entry entry) throws IOException {
        if (entry.input().length() > LARGEST_INPUT) return;
        var line = Json.object()
                .put("session", entry.session())
                .put("line", entry.line())
                .put("input", entry.input());
        entry.output()
                .map(text -> text.length() <= LARGEST_OUTPUT ? text : text.substring(0, LARGEST_OUTPUT) + "…")
                .ifPresent(text -> line.put("output", text));
        locked(() -> {
            append(line);
            if (Files.size(file) > limit) dropOlderHalf();
            return line;
        });
    }

    /// The cells of all sessions, in the order in which they ended.
    List<History.Entry> read() throws IOException {
        return locked(() -> {
            var entries = new ArrayList<History.Entry>();
            for (var line : lines()) {
                if (line.has("input"))
                    entries.add(new History.Entry(
                            line.path("session").asInt(),
                            line.path("line").asInt(),
                            line.path("input").asText(),
                            Optional.ofNullable(line.get("output")).map(text -> text.asText())));
            }
            return entries;
        });
    }

    private <T> T locked(Step<T> step) throws IOException {
        OF_THIS_JVM.lock();
        try (var channel = open(
                file.resolveSibling("history.lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            try (var _ = channel.lock()) {
                return step.run();
            }
        } finally {
            OF_THIS_JVM.unlock();
        }
    }

    private List<ObjectNode> lines() throws IOException {
        var lines = new ArrayList<ObjectNode>();
        try {
            for (var line : Files.readAllLines(file)) lines.add(line(line));
            return lines;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (Damaged | java.nio.charset.CharacterCodingException e) {
            var aside = file.resolveSibling("history.damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.accept("the history " + file + " was damaged: it is now " + aside + ", and a new one has been begun");
            return List.of();
        }
    }

    private static ObjectNode line(String text) throws Damaged {
        try {
            var line = Json.parse(text.getBytes(StandardCharsets.UTF_8));
            if (line.path("session").isInt()) return line;
        } catch (IOException e) {
            throw new Damaged(e);
        }
        throw new Damaged(null);
    }

    // All or nothing: half a line, as on a full disk, is taken back.
    private void append(ObjectNode line) throws IOException {
        var bytes = ByteBuffer.wrap(
                (new String(Json.bytes(line), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
        try (var channel = open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            long end = channel.size();
            try {
                channel.position(end);
                while (bytes.hasRemaining()) channel.write(bytes);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    private void dropOlderHalf() throws IOException {
        var lines = Files.readAllLines(file);
        long kept = 0;
        int from = lines.size();
        while (from > 0 && (kept += lines.get(from - 1).getBytes(StandardCharsets.UTF_8).length + 1L) <= limit / 2)
            from--;
        var newer = file.resolveSibling("history.new");
        Files.deleteIfExists(newer);
        try (var channel = open(newer, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            var text = new StringBuilder();
            for (var line : lines.subList(from, lines.size())) text.append(line).append('\n');
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
        }
        Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileChannel open(Path path, Set<StandardOpenOption> options) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            throw new IOException(path + " is no plain file");
        return FileChannel.open(path, options, ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return java.nio.file.FileSystems.getDefault()
                        .supportedFileAttributeViews()
                        .contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(@org.jspecify.annotations.Nullable Throwable cause) {
            super(cause);
        }
    }
}
