package dev.heddle.kernel;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Puts the pieces that many threads write to one stream together to whole lines. Used under its owner's lock.
///
/// A thread's unfinished line waits for its end, so that no other thread's text gets into it. It is let go unfinished
/// when it has waited for a while (a prompt, a row of dots), and ended by a line feed if another thread writes
/// before it does.
final class Lines {
    private static final long ALONE = 100_000_000; // nanoseconds that an unfinished line waits
    private static final long SHARED = 1_000_000_000; // the same where several threads write
    private static final int LONGEST = 1 << 16; // bytes that wait
    private static final byte[] LINE_FEED = {'\n'};

    private static final class Unfinished {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long since; // when its first byte came
    }

    private final Std stream;
    private final Segments out;
    private final Map<Thread, Unfinished> unfinished = new LinkedHashMap<>();
    private @Nullable Thread open; // whose unfinished line has been let go
    private long writer; // the id of the first thread that wrote; 0: none yet
    private boolean shared; // whether another one did

    Lines(Std stream, Segments out) {
        this.stream = stream;
        this.out = out;
    }

    void write(Thread thread, byte[] bytes, int from, int length, long now) {
        if (writer == 0) writer = thread.threadId();
        shared |= writer != thread.threadId();
        int end = from + length;
        while (end > from && bytes[end - 1] != '\n') end--;
        if (end > from) {
            var begun = unfinished.remove(thread);
            if (begun != null) pass(thread, begun.bytes.toByteArray(), 0, begun.bytes.size());
            pass(thread, bytes, from, end - from);
        }
        if (end < from + length) keep(thread, bytes, end, from + length - end, now);
    }

    private void keep(Thread thread, byte[] bytes, int from, int length, long now) {
        var line = unfinished.computeIfAbsent(thread, _ -> new Unfinished());
        if (line.bytes.size() == 0) line.since = now;
        line.bytes.write(bytes, from, length);
        if (line.bytes.size() > LONGEST && letGo(thread, line)) unfinished.remove(thread);
    }

    /// Lets go the lines that have waited long enough.
    ///
    /// @return whether others still wait
    boolean age(long now) {
        long patience = shared ? SHARED : ALONE;
        letGoIf(line -> now - line.since >= patience);
        return !unfinished.isEmpty();
    }

    /// Lets go the thread's line if no other thread's could get into it.
    void flushed(Thread thread) {
        if (!shared) letGo(thread);
    }

    /// Lets go the thread's line.
    void letGo(Thread thread) {
        var line = unfinished.get(thread);
        if (line != null && letGo(thread, line)) unfinished.remove(thread);
    }

    /// Lets go all lines.
    void letGoAll() {
        letGoIf(_ -> true);
    }

    private void letGoIf(Predicate<Unfinished> condition) {
        for (Iterator<Map.Entry<Thread, Unfinished>> i = unfinished.entrySet().iterator(); i.hasNext(); ) {
            var entry = i.next();
            if (condition.test(entry.getValue()) && letGo(entry.getKey(), entry.getValue())) i.remove();
        }
    }

    // Keeps back the first bytes of a character whose last bytes are still to be written.
    private boolean letGo(Thread thread, Unfinished line) {
        var bytes = line.bytes.toByteArray();
        int whole = wholeCharacters(bytes);
        pass(thread, bytes, 0, whole);
        line.bytes.reset();
        line.bytes.write(bytes, whole, bytes.length - whole);
        return whole == bytes.length;
    }

    private void pass(Thread thread, byte[] bytes, int from, int length) {
        if (length == 0) return;
        if (open != null && open != thread) out.add(stream, LINE_FEED, 0, 1);
        out.add(stream, bytes, from, length);
        open = bytes[from + length - 1] == '\n' ? null : thread;
    }

    /// The length of the longest prefix that ends with a whole UTF-8 character.
    static int wholeCharacters(byte[] bytes) {
        int lead = bytes.length - 1;
        while (lead >= 0 && lead > bytes.length - 4 && (bytes[lead] & 0xC0) == 0x80) lead--;
        if (lead < 0) return bytes.length;
        int needs = Integer.numberOfLeadingZeros(~(bytes[lead] << 24)); // 0 for ASCII
        return needs > bytes.length - lead && needs <= 4 ? lead : bytes.length;
    }
}
