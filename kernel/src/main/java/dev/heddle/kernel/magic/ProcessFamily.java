package dev.heddle.kernel.magic;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Processes that are to end, with all that they begin meanwhile: one that is just beginning another would leave it
/// behind without a parent, and so unknown to us. So they are held still first, until a look finds no other.
public final class ProcessFamily {
    private static final Duration POLITENESS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 10; // some begin processes without end

    private final Supplier<Stream<ProcessHandle>> members;

    /// @param members looks for those that there are now
    public ProcessFamily(Supplier<Stream<ProcessHandle>> members) {
        this.members = members;
    }

    /// A process and its descendants.
    static ProcessFamily of(ProcessHandle process) {
        return new ProcessFamily(() -> Stream.concat(process.descendants(), Stream.of(process)));
    }

    /// Asks all to end, and a moment later ends those that have not. Returns at once.
    public void end() {
        Set<ProcessHandle> all = held();
        all.forEach(ProcessHandle::destroy);
        signal("CONT", all);
        if (!all.isEmpty())
            Thread.ofPlatform().daemon().name("heddle-children").start(() -> {
                LockSupport.parkNanos(POLITENESS.toNanos());
                all.forEach(ProcessHandle::destroyForcibly);
            });
    }

    /// Ends all now.
    void kill() {
        held().forEach(ProcessHandle::destroyForcibly);
    }

    private Set<ProcessHandle> held() {
        Set<ProcessHandle> held = new LinkedHashSet<>();
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<ProcessHandle> found = members.get()
                    .filter(process -> process.isAlive() && !held.contains(process))
                    .distinct()
                    .toList();
            if (found.isEmpty()) break;
            signal("STOP", found);
            held.addAll(found);
        }
        return held;
    }

    /// Java can end processes but not hold them; every Unix has a shell that can, and on Windows nothing happens.
    private static void signal(String name, Collection<ProcessHandle> processes) {
        if (processes.isEmpty()) return;
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -\"$0\" \"$@\"", name));
        for (ProcessHandle process : processes) command.add(Long.toString(process.pid()));
        try {
            await(new ProcessBuilder(command)
                    .redirectError(Redirect.DISCARD)
                    .redirectOutput(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            // no shell: those that are just being begun may be missed
        }
    }

    /// Not by [Process#onExit], which is told on the common pool: that is full of the very cell that is to be stopped.
    private static void await(Process process) {
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
