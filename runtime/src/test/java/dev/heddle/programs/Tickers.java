package dev.heddle.programs;

import static dev.heddle.Go.gomaxprocs;

import dev.heddle.Program;
import dev.heddle.Ticker;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/// Waits for tickers while the number of Ps changes all the time. Gives the number of ticks, or a negative one if the
/// program was taken for asleep after so many.
public final class Tickers implements Callable<Integer> {
    private static final long BUDGET = 4_000_000_000L; // ns
    private static final int MOST_PS = 3;

    @Override
    public Integer call() throws Exception {
        AtomicInteger ticks = new AtomicInteger();
        long end = System.nanoTime() + BUDGET;
        Thread turner = Thread.ofPlatform().daemon().start(() -> {
            for (int n = 0; System.nanoTime() < end; n++) gomaxprocs(1 + n % MOST_PS);
        });
        Program.Outcome outcome = Program.start("tickers", () -> {
                    try (Ticker ticker = new Ticker(Duration.ofNanos(100_000))) {
                        while (System.nanoTime() < end) {
                            ticker.channel().receive();
                            ticks.incrementAndGet();
                        }
                    }
                    return null;
                })
                .await();
        turner.join();
        return outcome instanceof Program.Outcome.Returned ? ticks.get() : -ticks.get();
    }
}
