package dev.heddle.kernel.eval;

import dev.heddle.Goroutine;
import dev.heddle.Program;
import dev.heddle.Safepoint;
import dev.heddle.trace.WaitReason;
import dev.heddle.weave.Strays;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stops a cell and everything that it started.
///
/// Code of cells that computes is stopped at its next safepoint; whatever waits is interrupted, again and again, for
/// code may catch. A plain thread belongs to the cell whose class loader is its context class loader: threads
/// inherit it, and other threads can read it.
final class Stop {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final Duration LONG_PATIENCE = Duration.ofSeconds(10); // when the memory is full everything is slow
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int MOST_ATTEMPTS = 500;
    // A thread of a shared pool may be at work for the cell without our knowing it, so it gets this long to notice.
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Program program;
    private final CellLoader loader;
    private final Children children;
    private final Runnable check = this::check;

    Stop(Program program, CellLoader loader, Children children) {
        this.program = program;
        this.loader = loader;
        this.children = children;
    }

    /// Begins to stop all it can, on a thread of its own, which tells what could not be stopped in the time given and
    /// keeps at that until it has ended too. When this returns, what computes ends at its next safepoint.
    ///
    /// Safepoints do not stay armed for what is left: they would slow every loop of the notebook down and make it
    /// see what it must miss. They are armed for a moment now and then, if any of it computes at all.
    ///
    /// @param done is given a line for each thread that still runs
    void begin(Duration patience, Consumer<List<String>> done) {
        Safepoint.arm(check);
        try {
            program.interrupt();
            Thread.ofPlatform().daemon().name("heddle-stop").start(() -> run(patience, done));
        } catch (RuntimeException | Error e) {
            Safepoint.disarm(check);
            throw e;
        }
    }

    private void run(Duration patience, Consumer<List<String>> done) {
        List<Thread> left;
        try {
            left = persistently(() -> stopAll(patience, done));
        } catch (Error e) {
            done.accept(List.of("what the cell started: " + e));
            throw e;
        } finally {
            Safepoint.disarm(check);
        }
        while (!left.isEmpty()) {
            pause(PATIENCE);
            List<Thread> some = left;
            left = persistently(() -> again(some));
        }
    }

    /// Does it once more where the memory is full, for what fills it meets the same error.
    private static <T> T persistently(Supplier<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (OutOfMemoryError | NoClassDefFoundError e) { // the latter for want of memory, too
                if (attempt == MOST_ATTEMPTS) throw e;
                pause(PAUSE);
            }
        }
    }

    private List<Thread> stopAll(Duration patience, Consumer<List<String>> done) {
        children.end();
        List<Thread> left = interruptFor(patience);
        children.end(); // those begun before their thread was stopped
        done.accept(left.stream().map(Stop::describe).toList());
        pause(GRACE);
        return left;
    }

    private List<Thread> again(List<Thread> left) {
        boolean computing = left.stream().anyMatch(t -> t.getState() == Thread.State.RUNNABLE);
        return computing ? interruptArmed() : interruptFor(PAUSE);
    }

    private List<Thread> interruptArmed() {
        Safepoint.arm(check);
        try {
            return interruptFor(PAUSE);
        } finally {
            Safepoint.disarm(check);
        }
    }

    private void check() {
        Program.checkpoint();
        if (Program.current() == null && STACK.walk(this::ofCell)) throw new Stopped();
    }

    /// A thread of a shared pool belongs to no program, but its stack tells whose code it runs.
    private boolean ofCell(Stream<StackWalker.StackFrame> frames) {
        return frames.anyMatch(f -> Objects.equals(f.getDeclaringClass().getClassLoader(), loader));
    }

    private List<Thread> interruptFor(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            program.interrupt();
            List<Thread> threads = threads();
            if (threads.isEmpty() || System.nanoTime() - deadline > 0) return threads;
            threads.stream().filter(t -> !goroutine(t)).forEach(Thread::interrupt);
            pause(PAUSE);
        }
    }

    private boolean goroutine(Thread thread) {
        return program.goroutines().stream().anyMatch(g -> g.thread().equals(thread));
    }

    /// The live threads of the cell, idle ones of its executors left aside.
    private List<Thread> threads() {
        Stream<Thread> goroutines = program.goroutines().stream().map(Goroutine::thread);
        return Stream.concat(goroutines, others().filter(this::own))
                .distinct()
                .filter(Thread::isAlive)
                .toList();
    }

    /// Every thread of this JVM that a cell may have started and that is no goroutine.
    static Stream<Thread> others() {
        return Stream.concat(Strays.live(), platformThreads());
    }

    /// Whether any goroutine or thread that the cell started lives.
    boolean anyAlive() {
        return !program.goroutines().isEmpty() || others().anyMatch(this::inherited);
    }

    /// Whether any of them computes rather than waits.
    boolean anyAtWork() {
        Stream<Thread> goroutines = program.goroutines().stream()
                .filter(g -> g.reason() == WaitReason.NONE)
                .map(Goroutine::thread);
        return Stream.concat(goroutines, others().filter(this::inherited))
                .anyMatch(t -> t.getState() == Thread.State.RUNNABLE);
    }

    private boolean inherited(Thread thread) {
        return Objects.equals(thread.getContextClassLoader(), loader);
    }

    private boolean own(Thread thread) {
        StackTraceElement[] stack;
        if (!inherited(thread)) {
            if (!(thread instanceof ForkJoinWorkerThread)) return false;
            stack = thread.getStackTrace();
            return Arrays.stream(stack).anyMatch(f -> loader.defines(f.getClassName()));
        }
        stack = thread.getStackTrace();
        return stack.length > 0 && Arrays.stream(stack).noneMatch(Stop::idle);
    }

    private static boolean idle(StackTraceElement frame) {
        return switch (frame.getClassName()) {
            case "java.util.concurrent.ThreadPoolExecutor" ->
                frame.getMethodName().equals("getTask");
            case "java.util.concurrent.ForkJoinPool" -> frame.getMethodName().equals("awaitWork");
            default -> false;
        };
    }

    private static Stream<Thread> platformThreads() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) top = top.getParent();
        Thread[] threads = new Thread[2 * top.activeCount() + 16];
        return Arrays.stream(threads, 0, top.enumerate(threads));
    }

    private static String describe(Thread thread) {
        List<String> frames = Arrays.stream(thread.getStackTrace())
                .map(Traces::frame)
                .filter(Objects::nonNull)
                .toList();
        String name = thread.getName().isEmpty() ? "virtual thread " + thread.threadId() : thread.getName();
        @Nullable
        String ofCell = frames.stream()
                .filter(f -> f.contains(Position.CELL))
                .findFirst()
                .orElse(null);
        return Stream.of(name, frames.isEmpty() ? "" : frames.getFirst(), ofCell == null ? "" : ofCell)
                .filter(s -> !s.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /// Ends what a thread of a shared pool does for the cell.
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the cell has been interrupted", null, false, false);
        }
    }
}
