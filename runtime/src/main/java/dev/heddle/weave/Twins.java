package dev.heddle.weave;

import dev.heddle.Safepoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// What woven code calls in place of methods that wait without minding an interrupt, or that make virtual threads.
/// Each does what the original does, but its wait passes a safepoint whenever the thread is interrupted.
public final class Twins {
    private Twins() {}

    /// A wait that an interrupt ends.
    private interface Wait {
        void once() throws InterruptedException;
    }

    /// Waits as the original does: an interrupt is remembered and ends nothing, unless a safepoint throws.
    private static void uninterruptibly(Wait wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    wait.once();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                    Safepoint.poll();
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /// For [Lock#lock].
    public static void lock(Lock lock) {
        uninterruptibly(lock::lockInterruptibly);
    }

    /// For [Condition#awaitUninterruptibly]. A spurious return is allowed, so an interrupt may be one.
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    public static void awaitUninterruptibly(Condition condition) {
        boolean interrupted = Thread.interrupted();
        try {
            condition.await();
        } catch (InterruptedException e) {
            interrupted = true;
            Safepoint.poll();
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /// For [Semaphore#acquireUninterruptibly()].
    public static void acquireUninterruptibly(Semaphore semaphore) {
        uninterruptibly(semaphore::acquire);
    }

    /// For [Semaphore#acquireUninterruptibly(int)].
    public static void acquireUninterruptibly(Semaphore semaphore, int permits) {
        uninterruptibly(() -> semaphore.acquire(permits));
    }

    /// For [CompletableFuture#join].
    public static @Nullable Object join(CompletableFuture<?> future) {
        uninterruptibly(() -> {
            try {
                future.get();
            } catch (ExecutionException | java.util.concurrent.CancellationException e) {
                return; // join tells it in its own way
            }
        });
        return future.join();
    }

    /// For [Thread#startVirtualThread].
    public static Thread startVirtualThread(Runnable body) {
        return Strays.add(Thread.startVirtualThread(body));
    }

    /// For [Thread.Builder#start].
    public static Thread start(Thread.Builder builder, Runnable body) {
        return Strays.add(builder.start(body));
    }

    /// For [Thread#start].
    public static void start(Thread thread) {
        Strays.add(thread);
        thread.start();
    }

    /// For [Executors#newVirtualThreadPerTaskExecutor].
    public static ExecutorService newVirtualThreadPerTaskExecutor() {
        return newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    }

    /// For [Executors#newThreadPerTaskExecutor].
    public static ExecutorService newThreadPerTaskExecutor(ThreadFactory factory) {
        return Executors.newThreadPerTaskExecutor(Strays.adding(factory));
    }
}
