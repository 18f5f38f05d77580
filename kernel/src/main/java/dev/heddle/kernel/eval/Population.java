package dev.heddle.kernel.eval;

import dev.heddle.Go;
import dev.heddle.Goroutine;
import dev.heddle.Safepoint;
import dev.heddle.kernel.magic.Misuse;
import dev.heddle.kernel.magic.Workbench;
import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The threads that the cells of a notebook started and that live. Any thread.
final class Population {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Set<Execution> executions = new LinkedHashSet<>(); // guarded by this; dropped when nothing is left

    /// Takes note of a cell that has been started.
    synchronized void add(Execution execution) {
        executions.removeIf(Execution::isOver);
        executions.add(execution);
    }

    private synchronized List<Execution> executions() {
        return List.copyOf(executions);
    }

    /// Stops what cells that have ended left at work. What only waits goes on: it takes no more memory.
    ///
    /// @return whether there was any
    boolean stopLeftovers() {
        List<Execution> atWork = leftAtWork();
        if (!atWork.isEmpty()) stop(atWork);
        return !atWork.isEmpty();
    }

    /// Stops what some cells left, as far as that is possible, collects what it held, and tells so in their output.
    @SuppressWarnings("ExplicitGC") // who reads that it has been stopped shall find room
    void stop(List<Execution> atWork) {
        atWork.forEach(Execution::stopLeftovers);
        atWork.forEach(Execution::awaitStop);
        System.gc();
        atWork.forEach(Execution::tellOfLeftovers);
    }

    /// Cells that have ended and left threads that compute.
    List<Execution> leftAtWork() {
        return executions().stream().filter(Execution::hasLeftWork).toList();
    }

    /// All of them but the caller, goroutines first.
    List<Workbench.Running> running() {
        Set<Thread> listed = new HashSet<>(Set.of(Thread.currentThread()));
        Stream<Workbench.Running> goroutines =
                goroutines().filter(g -> listed.add(g.thread())).map(Population::describe);
        Stream<Workbench.Running> others = others().filter(listed::add).map(Population::describe);
        return Stream.concat(goroutines, others).toList();
    }

    private Stream<Goroutine> goroutines() {
        return executions().stream().flatMap(e -> e.goroutines().stream());
    }

    private static Stream<Thread> others() {
        return Stop.others()
                .filter(Thread::isAlive)
                .filter(t -> t.getContextClassLoader() instanceof CellLoader || runsCell(t));
    }

    private static boolean runsCell(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(CellClass.PACKAGE + ".Cell"));
    }

    /// Stops one by its thread's id.
    boolean kill(long id) throws Misuse, InterruptedException {
        Goroutine goroutine = goroutines()
                .filter(g -> g.thread().threadId() == id)
                .findFirst()
                .orElse(null);
        Thread thread = goroutine != null
                ? goroutine.thread()
                : others().filter(t -> t.threadId() == id).findFirst().orElse(null);
        if (thread == null)
            throw new Misuse("no thread of a cell has the ID " + id + ": %threads lists those that live");
        Runnable check = () -> {
            if (!Thread.currentThread().equals(thread)) return;
            if (goroutine != null) throw Go.goexit();
            throw new Killed();
        };
        Safepoint.arm(check);
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (thread.isAlive() && System.nanoTime() - deadline < 0) {
                thread.interrupt();
                thread.join(PAUSE);
            }
        } finally {
            Safepoint.disarm(check);
        }
        return !thread.isAlive();
    }

    private static Workbench.Running describe(Goroutine g) {
        String state = g.reason() == WaitReason.NONE
                ? words(g.thread().getState())
                : g.reason().toString();
        return new Workbench.Running(g.thread().threadId(), "goroutine", g.name(), state, place(g.thread()));
    }

    private static Workbench.Running describe(Thread t) {
        String name = t.getName().isEmpty() ? "thread " + t.threadId() : t.getName();
        return new Workbench.Running(
                t.threadId(), t.isVirtual() ? "virtual" : "platform", name, words(t.getState()), place(t));
    }

    private static String words(Thread.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String place(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(Traces::frame)
                .filter(Objects::nonNull)
                .filter(frame -> frame.contains(Position.CELL))
                .findFirst()
                .orElse("");
    }

    /// Ends a thread that somebody killed; nobody needs to be told.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed by %kill", null, false, false);
        }
    }
}
