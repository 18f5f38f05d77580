package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The contract of [ExecutorService].
@Timeout(30)
class GoroutineExecutorTest {
    private final ExecutorService executor = new GoroutineExecutor();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void runsEachTaskAsAGoroutineStartedWhereItIsSubmitted() throws Exception {
        Goroutine g = executor.submit(() -> Goroutine.current()).get();
        Goroutine other = executor.submit(() -> Goroutine.current()).get();
        assertFalse(g.equals(other));
        assertEquals(
                "runsEachTaskAsAGoroutineStartedWhereItIsSubmitted",
                g.site().orElseThrow().getMethodName());
        assertEquals(
                g.site().get().getLineNumber() + 1, other.site().orElseThrow().getLineNumber());
    }

    @Test
    void aFutureGivesTheResultOrTheFailure() throws Exception {
        assertEquals(42, executor.submit(() -> 42).get());
        assertEquals("v", executor.submit(() -> {}, "v").get());
        Future<Integer> failed = executor.submit(() -> {
            throw new IOException("seen");
        });
        assertInstanceOf(
                IOException.class,
                assertThrows(ExecutionException.class, failed::get).getCause());
    }

    @Test
    void aFailedTaskIsNoPanicButAnExecutedOnesIs() {
        assertInstanceOf(Program.Outcome.Returned.class, Run.outcome(() -> {
            Future<?> failed = executor.submit(() -> {
                throw new IllegalStateException();
            });
            return assertThrows(ExecutionException.class, failed::get);
        }));
        assertInstanceOf(Program.Outcome.Panicked.class, Run.outcome(() -> {
            executor.execute(() -> {
                throw new IllegalStateException();
            });
            return Channel.make().receive();
        }));
    }

    @Test
    void refusesTasksAfterAShutdownAndFinishesTheOthers() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> running = executor.submit(() -> {
            go.await();
            return 1;
        });
        executor.shutdown();
        assertTrue(executor.isShutdown());
        assertFalse(executor.isTerminated());
        assertFalse(executor.awaitTermination(1, TimeUnit.MILLISECONDS));
        assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> 2));
        go.countDown();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS));
        assertTrue(executor.isTerminated());
        assertEquals(1, running.get());
        executor.shutdown();
        executor.close();
    }

    @Test
    void isTerminatedAtOnceIfNothingRuns() throws Exception {
        executor.shutdown();
        assertTrue(executor.isTerminated());
        assertTrue(executor.awaitTermination(0, TimeUnit.SECONDS));
    }

    @Test
    void shutdownNowInterruptsWhatRuns() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            waiting.add(executor.submit(() -> {
                never.await();
                return null;
            }));
        assertEquals(List.of(), executor.shutdownNow());
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS));
        for (Future<?> task : waiting) {
            assertInstanceOf(
                    InterruptedException.class,
                    assertThrows(ExecutionException.class, task::get).getCause());
        }
    }

    @Test
    void cancelInterruptsItsTask() throws Exception {
        Channel<Boolean> interrupted = Channel.make(1);
        CountDownLatch started = new CountDownLatch(1);
        Future<?> task = executor.submit(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.send(true);
            }
        });
        started.await();
        assertTrue(task.cancel(true));
        assertThrows(CancellationException.class, task::get);
        assertTrue(interrupted.receive());
    }

    @Test
    void invokeAllGivesAllInOrder() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int n = i;
            tasks.add(() -> n);
        }
        List<Future<Integer>> results = executor.invokeAll(tasks);
        for (int i = 0; i < 50; i++) assertEquals(i, results.get(i).get());
    }

    @Test
    void invokeAllCancelsWhatIsLate() throws Exception {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> {
            new CountDownLatch(1).await();
            return 2;
        });
        List<Future<Integer>> results = executor.invokeAll(tasks, 200, TimeUnit.MILLISECONDS);
        assertTrue(results.get(1).isCancelled());
    }

    @Test
    void invokeAnyGivesOneThatSucceeds() throws Exception {
        List<Callable<Integer>> tasks = List.of(
                () -> {
                    throw new IOException("no");
                },
                () -> 2,
                () -> {
                    new CountDownLatch(1).await();
                    return 3;
                });
        assertEquals(2, executor.invokeAny(tasks));
        executor.shutdown();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS), "the others have been cancelled");
        ExecutorService another = new GoroutineExecutor();
        assertThrows(ExecutionException.class, () -> another.invokeAny(tasks.subList(0, 1)));
        assertThrows(TimeoutException.class, () -> another.invokeAny(tasks.subList(2, 3), 10, TimeUnit.MILLISECONDS));
        another.shutdownNow();
    }

    @Test
    void closeWaitsForAll() {
        Channel<Integer> c = Channel.make(10);
        try (var closing = new GoroutineExecutor()) {
            for (int i = 0; i < 10; i++) {
                closing.execute(() -> {
                    Go.sleep(Duration.ofMillis(2));
                    c.send(1);
                });
            }
        }
        assertEquals(10, c.len());
    }

    @Test
    void refusesNull() {
        assertThrows(NullPointerException.class, () -> executor.execute(null));
        assertThrows(NullPointerException.class, () -> executor.submit((Callable<?>) null));
    }
}
