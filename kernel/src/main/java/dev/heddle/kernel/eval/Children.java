package dev.heddle.kernel.eval;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processes that a cell has begun, and what these have begun.
///
/// Those that a cell's own code begins are known by [Guarded]; those that a library begins for it, by their time:
/// where the system tells of a child that it began after the cell, it is the cell's, unless known as another's.
/// (Linux dates a process up to a second too early, so that time alone would not do; and to list all processes before
/// each cell would cost 2 to 10 ms.)
///
/// @param since when the cell began
@SuppressWarnings("ReferenceEquality") // two cells may be equal
record Children(@Nullable Cell cell, Instant since) {

    private static final Duration POLITENESS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 10; // some begin processes without end
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
        List<ProcessHandle> all = held();
        all.forEach(ProcessHandle::destroy);
        signal("CONT", all);
        if (!all.isEmpty())
            CompletableFuture.delayedExecutor(POLITENESS.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> all.forEach(ProcessHandle::destroyForcibly));
    }

    /// All that live, held still until a look finds no other: a process that is just beginning another would leave it
    /// behind without a parent, and so unknown to us.
    private List<ProcessHandle> held() {
        List<ProcessHandle> held = new ArrayList<>();
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<ProcessHandle> found = live();
            found.removeAll(held);
            if (found.isEmpty()) break;
            signal("STOP", found);
            held.addAll(found);
        }
        return held;
    }

    /// Java can end processes but not hold them; every Unix has a shell that can, and on Windows nothing happens.
    private static void signal(String name, List<ProcessHandle> processes) {
        if (processes.isEmpty()) return;
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -\"$0\" \"$@\"", name));
        for (ProcessHandle process : processes) command.add(Long.toString(process.pid()));
        try {
            new ProcessBuilder(command)
                    .redirectError(Redirect.DISCARD)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            // no shell: those that are just being begun may be missed
        }
    }

    private List<ProcessHandle> live() {
        Stream<ProcessHandle> known = KNOWN.entrySet().stream()
                .filter(e -> e.getValue() == cell)
                .map(Map.Entry::getKey)
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
        Stream<ProcessHandle> later = ProcessHandle.current().descendants().filter(this::begunLater);
        return Stream.concat(known, later)
                .distinct()
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private boolean begunLater(ProcessHandle handle) {
        for (@Nullable ProcessHandle p = handle; p != null; p = p.parent().orElse(null)) {
            Cell owner = KNOWN.get(p);
            if (owner != null) return owner == cell;
        }
        return handle.info()
                .startInstant()
                .filter(start -> !start.isBefore(since))
                .isPresent();
    }
}
