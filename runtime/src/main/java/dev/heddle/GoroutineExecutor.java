package dev.heddle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs each task as a goroutine of its own, for libraries that want an [java.util.concurrent.ExecutorService].
///
/// ```java
/// try (var executor = new GoroutineExecutor()) {
///     HttpClient client = HttpClient.newBuilder().executor(executor).build();
/// }
/// ```
///
/// A task starts at once, so none is ever queued: [#shutdownNow] interrupts those that run and returns an empty
/// list. What a submitted task throws is in its future; what an executed one throws is a panic. A goroutine belongs
/// to the program of whoever submits it. Any thread may use it. What happens before the submission happens before
/// the task, and that before whoever sees its result or the termination. Source: JDK,
/// [java.util.concurrent.ExecutorService].
public final class GoroutineExecutor extends AbstractExecutorService {
    // Invariant: terminated is at 0 once it is shut down and no task is running.
    private final CountDownLatch terminated = new CountDownLatch(1);
    private final Set<Job> running = new HashSet<>(); // accepted and not ended; this and shutdown: guarded by this
    private boolean shutdown;

    /// An executor without tasks.
    public GoroutineExecutor() {}

    /// Runs the task in a goroutine.
    ///
    /// @param task what to run; what it throws is a panic
    /// @throws RejectedExecutionException after a shutdown
    @Override
    public void execute(Runnable task) {
        if (task == null) throw new NullPointerException("task is null");
        Job job = new Job(task);
        synchronized (this) {
            if (shutdown) throw new RejectedExecutionException("the executor has been shut down: " + task);
            running.add(job);
        }
        Go.go(job);
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> task) {
        return new Submitted<>(task, task);
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable task, T value) {
        return new Submitted<>(
                () -> {
                    task.run();
                    return value;
                },
                task);
    }

    /// Accepts no more tasks; those that run go on.
    @Override
    public synchronized void shutdown() {
        shutdown = true;
        if (running.isEmpty()) terminated.countDown();
    }

    /// Accepts no more tasks, and interrupts the threads of those that run.
    ///
    /// @return an empty list: no task waits
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        List<Job> left;
        synchronized (this) {
            left = List.copyOf(running);
        }
        for (Job job : left) job.interrupt();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    /// Waits until it is shut down and no task runs, at most so long, and tells whether that is so.
    ///
    /// @throws InterruptedException if the calling thread is interrupted
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }

    private synchronized void ended(Job job) {
        running.remove(job);
        if (shutdown && running.isEmpty()) terminated.countDown();
    }

    /// One task's goroutine.
    private final class Job implements CreationSites.Wrapper {
        private final Runnable task;
        private @Nullable Thread thread; // while it runs; this and interrupted: guarded by this
        private boolean interrupted;

        Job(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            begin();
            try {
                task.run();
            } finally {
                end();
                ended(this);
            }
        }

        private synchronized void begin() {
            thread = Thread.currentThread();
            if (interrupted) thread.interrupt();
        }

        private synchronized void end() {
            thread = null;
        }

        synchronized void interrupt() {
            interrupted = true;
            if (thread != null) thread.interrupt();
        }

        @Override
        public Object wrapped() {
            return task instanceof Submitted<?> submitted ? submitted.origin : task;
        }
    }

    /// A task with a future, which knows the object that the user wrote.
    private static final class Submitted<T extends @Nullable Object> extends FutureTask<T> {
        final Object origin;

        Submitted(Callable<T> task, Object origin) {
            super(task);
            this.origin = origin;
        }
    }
}
