package dev.heddle.kernel.eval;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// How long a cell may run before it is stopped.
record Limit(Duration length) {

    /// Waits until a cell has ended, and stops it when its time is over.
    Outcome await(Execution execution) {
        var over = new AtomicBoolean();
        var ended = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("heddle-limit").start(() -> {
            try {
                if (ended.await(length.toMillis(), TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                return;
            }
            over.set(true);
            execution.stop();
        });
        Outcome outcome = execution.await();
        ended.countDown();
        if (!over.get() || !(outcome instanceof Outcome.Interrupted interrupted)) return outcome;
        String message =
                "the cell has run for " + length.toMillis() + " ms, as long as IJAVA_TIMEOUT allows, and was stopped";
        List<String> lines = new java.util.ArrayList<>(List.of(message));
        interrupted.stillRunning().forEach(line -> lines.add("still running: " + line));
        return new Outcome.Failed("Timeout", message, lines);
    }
}
