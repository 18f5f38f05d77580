package dev.heddle.lesson;

import dev.heddle.Goroutine;
import dev.heddle.Program;
import dev.heddle.Safepoint;
import dev.heddle.weave.Strays;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A program that is stopped with all its goroutines and threads when its time is over.
///
/// Threads inherit their context class loader, and others can read it; so one loader a program tells which
/// threads are its own.
final class Supervised {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Program program;
    private final ClassLoader loader;

    private Supervised(Program program, ClassLoader loader) {
        this.program = program;
        this.loader = loader;
    }

    /// Starts a program whose threads all have this context class loader, and nobody else's.
    static Supervised start(String name, ClassLoader loader, Callable<@Nullable Object> main) {
        Program program = Program.start(name, () -> {
            Thread.currentThread().setContextClassLoader(loader);
            return main.call();
        });
        return new Supervised(program, loader);
    }

    /// Waits for the end, at most so long, and then stops what still runs. Returns the names of what two seconds do
    /// not stop; that is stopped as soon as it can be.
    ///
    /// A platform thread watches: on one P, a goroutine that computes for ever would keep the caller from running.
    ///
    /// @param ended is given the program's outcome, or null if its time was over, before anything is stopped
    List<String> await(Duration limit, Consumer<Program.@Nullable Outcome> ended) {
        CompletableFuture<List<String>> left = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("heddle-check-watch").start(() -> watch(limit, ended, left));
        try {
            return left.get();
        } catch (InterruptedException e) {
            program.interrupt();
            throw Supervised.<RuntimeException>unchecked(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void watch(
            Duration limit, Consumer<Program.@Nullable Outcome> ended, CompletableFuture<List<String>> left) {
        try {
            ended.accept(program.await(limit));
            if (!threads().isEmpty()) stop(left::complete);
            left.complete(List.of());
        } catch (InterruptedException | RuntimeException e) {
            left.completeExceptionally(e);
        }
    }

    private void stop(Consumer<List<String>> told) {
        Runnable check = Supervised::check;
        Safepoint.arm(check);
        try {
            List<Thread> left = interruptFor(PATIENCE);
            told.accept(left.stream().map(Thread::getName).toList());
            while (!left.isEmpty()) left = interruptFor(PATIENCE);
        } finally {
            Safepoint.disarm(check);
        }
    }

    private static void check() {
        Program.checkpoint();
    }

    private List<Thread> interruptFor(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            program.interrupt();
            List<Thread> threads = threads();
            if (threads.isEmpty() || System.nanoTime() - deadline > 0) return threads;
            threads.forEach(Thread::interrupt);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private List<Thread> threads() {
        Stream<Thread> goroutines = program.goroutines().stream().map(Goroutine::thread);
        Stream<Thread> others =
                Stream.concat(Strays.live(), platformThreads()).filter(t -> loader.equals(t.getContextClassLoader()));
        return Stream.concat(goroutines, others)
                .distinct()
                .filter(Thread::isAlive)
                .toList();
    }

    private static Stream<Thread> platformThreads() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) top = top.getParent();
        Thread[] threads = new Thread[2 * top.activeCount() + 16];
        return Arrays.stream(threads, 0, top.enumerate(threads));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased
    private static <X extends Throwable> X unchecked(Throwable e) throws X {
        throw (X) e;
    }
}
