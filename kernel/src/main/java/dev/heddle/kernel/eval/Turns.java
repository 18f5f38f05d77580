package dev.heddle.kernel.eval;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What is being evaluated now: several turns with subshells. Any thread.
final class Turns {

    private final Set<Turn> running = new HashSet<>(); // guarded by this
    private long lastEnd = System.nanoTime(); // guarded by this

    /// Does what a turn is for.
    <T> T during(Turn turn, Supplier<T> action) {
        begin(turn);
        try {
            return action.get();
        } finally {
            end(turn);
        }
    }

    private synchronized void begin(Turn turn) {
        running.add(turn);
    }

    private synchronized void end(Turn turn) {
        turn.ended();
        running.remove(turn);
        lastEnd = System.nanoTime();
        notifyAll();
    }

    void interrupt() {
        List<Turn> now;
        synchronized (this) {
            now = List.copyOf(running);
        }
        now.forEach(Turn::interrupt);
    }

    /// Waits until nothing is evaluated and nothing has been for some time.
    synchronized void awaitPause(Duration length) throws InterruptedException {
        while (true) {
            long left = lastEnd + length.toNanos() - System.nanoTime();
            if (!running.isEmpty()) wait();
            else if (left > 0) wait(Duration.ofNanos(left).toMillis() + 1);
            else return;
        }
    }
}
