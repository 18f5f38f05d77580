package dev.heddle;

import static dev.heddle.Go.after;
import static dev.heddle.Go.go;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.WaitReason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FuturesTest {
    @Test
    void aGoroutinesResultIsTheFutures() throws Exception {
        var future = Futures.go(() -> Goroutine.current());
        Goroutine g = Futures.await(future);
        assertTrue(g.site().orElseThrow().getMethodName().equals("aGoroutinesResultIsTheFutures"), g.site() + "");
        assertNull(Futures.await(Futures.go(() -> null)));
    }

    @Test
    void whatATaskThrowsFailsTheFutureAndIsNoPanic() {
        var outcome = Run.outcome(() -> {
            IOException thrown = new IOException("seen");
            CompletableFuture<Integer> future = Futures.go(() -> {
                throw thrown;
            });
            assertSame(thrown, assertThrows(IOException.class, () -> Futures.await(future)));
            var dependent = future.thenApply(n -> n + 1);
            assertSame(thrown, assertThrows(IOException.class, () -> Futures.await(dependent)));
            return "went on";
        });
        assertEquals(new Program.Outcome.Returned("went on"), outcome);
    }

    @Test
    void goexitFailsTheFuture() {
        Run.main(() -> {
            CompletableFuture<Integer> future = Futures.go(() -> {
                throw Go.goexit();
            });
            var failure = assertThrows(CompletionException.class, future::join);
            assertEquals("goexit", failure.getCause().getMessage());
            return null;
        });
    }

    @Test
    void aCancelledFutureEndsTheWait() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        future.cancel(true);
        assertThrows(CancellationException.class, () -> Futures.await(future));
    }

    @Test
    void aWaitIsInterruptible() throws Exception {
        CompletableFuture<Integer> never = new CompletableFuture<>();
        Channel<Boolean> interrupted = Channel.make(1);
        Goroutine g = go(() -> {
            try {
                Futures.await(never);
            } catch (InterruptedException e) {
                interrupted.send(true);
            }
        });
        g.thread().interrupt();
        assertTrue(interrupted.receive());
    }

    @Test
    void aFutureCanBeSelected() {
        Run.main(() -> {
            CompletableFuture<String> late = new CompletableFuture<>();
            assertEquals(
                    1,
                    select(
                            receiving(Futures.channel(late), done -> {}),
                            receiving(after(Duration.ofMillis(1)), t -> {})));
            CompletableFuture<String> future = new CompletableFuture<>();
            Thread.ofPlatform().start(() -> future.complete("done"));
            String[] value = new String[1];
            select(
                    receiving(Futures.channel(future), done -> value[0] = done.join()),
                    receiving(Channel.nil(), v -> {}));
            assertEquals("done", value[0]);
            late.complete("at last");
            return null;
        });
    }

    @Test
    void aFailedFutureArrivesToo() {
        Run.main(() -> {
            var arrived = Futures.channel(CompletableFuture.failedFuture(new IOException("seen")));
            var future = arrived.receive();
            assertInstanceOf(IOException.class, future.exceptionNow());
            assertFalse(arrived.receiveOk().ok(), "and then the channel is closed");
            return null;
        });
    }

    @Test
    void whoWaitsForAnyThreadIsNotAsleep() throws Exception {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        Program program = Program.start("main", () -> {
            var arrived = Futures.channel(future);
            return arrived.receive().join();
        });
        Run.until(() -> program.goroutines().size() == 2
                && program.goroutines().stream().anyMatch(g -> g.reason() == WaitReason.CHAN_RECEIVE)
                && program.goroutines().stream().anyMatch(g -> g.thread().getState() == Thread.State.WAITING));
        assertNull(program.await(Duration.ofMillis(50)));
        future.complete(7);
        assertEquals(new Program.Outcome.Returned(7), program.await());
    }

    @Test
    void manyAwaitOneFuture() {
        int sum = Run.main(() -> {
            var future = Futures.go(() -> {
                sleep(1);
                return 1;
            });
            Channel<Integer> ones = Channel.make(100);
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 100; i++) done.go(() -> ones.send(Futures.await(future)));
            done.await();
            ones.close();
            return ones.stream().mapToInt(n -> n).sum();
        });
        assertEquals(100, sum);
    }
}
