package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.ProcessFamily;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processes that a cell has begun, and what these have begun.
///
/// Those that a cell's own code begins are known by [Guarded]; those that a library begins for it, by their time:
/// where the system tells of a child that it began after the cell, it is the cell's, unless known as another's.
/// (Linux dates all processes up to a second too early, for it rounds the time of its own start; how much is known from
/// the JVM's own date. To list all processes before each cell would cost 2 to 10 ms.)
///
/// @param since when the cell began
@SuppressWarnings("ReferenceEquality") // two cells may be equal
record Children(@Nullable Cell cell, Instant since) {

    /// How much too early the system dates a process, and a few hundredths of a second.
    private static final Duration EARLY = ProcessHandle.current()
            .info()
            .startInstant()
            .map(dated -> Duration.between(
                    dated,
                    Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())))
            .orElse(Duration.ZERO);

    private static final Map<ProcessHandle, Cell> KNOWN = new ConcurrentHashMap<>();

    /// Remembers a process as the child of the cell that the calling thread works for.
    static Process add(Process process) {
        KNOWN.keySet().removeIf(handle -> !handle.isAlive());
        Cell owner = Cell.current();
        if (owner != null) KNOWN.put(process.toHandle(), owner);
        return process;
    }

    /// Asks all to end, and a moment later ends those that have not. Returns at once.
    void end() {
        new ProcessFamily(this::all).end();
    }

    private Stream<ProcessHandle> all() {
        Stream<ProcessHandle> known = KNOWN.entrySet().stream()
                .filter(e -> e.getValue() == cell)
                .map(Map.Entry::getKey)
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
        Stream<ProcessHandle> later = ProcessHandle.current().descendants().filter(this::begunLater);
        return Stream.concat(known, later);
    }

    private boolean begunLater(ProcessHandle handle) {
        for (@Nullable ProcessHandle p = handle; p != null; p = p.parent().orElse(null)) {
            Cell owner = KNOWN.get(p);
            if (owner != null) return owner == cell;
        }
        return handle.info()
                .startInstant()
                .filter(start -> !start.isBefore(since.minus(EARLY)))
                .isPresent();
    }
}
