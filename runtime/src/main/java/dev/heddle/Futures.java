package dev.heddle;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Between goroutines and the futures of `java.util.concurrent`. Any thread may call.
///
/// A future may be completed by any thread. So whoever waits for one waits outside our primitives: it is never
/// "asleep", holds a virtual clock, and an interrupt ends its wait.
///
/// Source: JDK, [CompletableFuture]. What happens before the completion happens before whoever sees it.
public final class Futures {
    private Futures() {}

    /// Starts a goroutine, whose result is the future's. What the task throws fails the future and is no panic;
    /// [Go#goexit] fails it, too. To cancel the future does not stop the goroutine: give it a [Context] for that.
    ///
    /// ```java
    /// CompletableFuture<Page> page = Futures.go(() -> fetch(url));
    /// ```
    ///
    /// @param task what to run
    /// @param <T> the type of its result
    public static <T extends @Nullable Object> CompletableFuture<T> go(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Go.go(new Completion<>(task, result));
        return result;
    }

    /// Waits for a stage, parking the calling goroutine, and gives its value. What the stage failed with leaves this
    /// method as it is, checked or not.
    ///
    /// @param stage what to wait for
    /// @param <T> the type of its value
    /// @throws InterruptedException if the calling thread is interrupted
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw Thrown.<RuntimeException>unchecked(cause == null ? e : cause);
        }
    }

    /// A channel on which the stage arrives when it is complete, once, and which is then closed: what `select` can
    /// wait for. `join()` on what is received does not wait; it gives the value or throws the failure.
    ///
    /// ```java
    /// select(
    ///         receiving(Futures.channel(page), done -> show(done.join())),
    ///         receiving(after(Duration.ofSeconds(1)), now -> show("too late")));
    /// ```
    ///
    /// A goroutine waits for the stage; it is not held up if nobody receives.
    ///
    /// @param stage what to wait for
    /// @param <T> the type of its value
    public static <T extends @Nullable Object> ReceiveChannel<CompletableFuture<T>> channel(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        Channel<CompletableFuture<T>> arrival = Channel.make(1);
        Go.go("future", CreationSites.here(() -> {
            future.handle((value, failure) -> true).get();
            arrival.send(future);
            arrival.close();
        }));
        return arrival;
    }

    /// A body that completes a future with what a task comes to.
    private record Completion<T extends @Nullable Object>(Callable<T> task, CompletableFuture<T> result)
            implements CreationSites.Wrapper {
        @Override
        public void run() {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
                if (e instanceof Interruption || e instanceof Goexit) throw Thrown.<RuntimeException>unchecked(e);
            }
        }

        @Override
        public Object wrapped() {
            return task;
        }
    }
}
