package dev.heddle.stress;

import static dev.heddle.Go.afterFunc;
import static dev.heddle.Go.now;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sleep;

import dev.heddle.AfterFunc;
import dev.heddle.Ticker;
import dev.heddle.Timer;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Sleeps, timers that are stopped and set anew, tickers and functions to be started: what is stopped never comes, what
/// is not comes once, and nothing comes early.
final class Clocks implements Workload {
    private static final int LONGEST = 2_000_000; // ns

    private final SplittableRandom random;
    private final int goroutines;
    private final int each;
    private final AtomicInteger expected = new AtomicInteger();
    private final AtomicInteger ran = new AtomicInteger();

    Clocks(SplittableRandom random) {
        this.random = random;
        goroutines = 1 + random.nextInt(6);
        each = 1 + random.nextInt(8);
    }

    @Override
    public void start(WaitGroup all) {
        for (int g = 0; g < goroutines; g++) {
            SplittableRandom mine = random.split();
            all.go(() -> {
                for (int i = 0; i < each; i++) step(all, mine);
            });
        }
    }

    private void step(WaitGroup all, SplittableRandom random) {
        Duration d = Duration.ofNanos(random.nextInt(LONGEST));
        switch (random.nextInt(5)) {
            case 0 -> sleep(d);
            case 1 -> {
                Timer timer = new Timer(d);
                timer.channel().receive();
                Workload.demand(!timer.stop(), "a timer that has been received from could be stopped");
            }
            case 2 -> stopAndReset(d, random);
            case 3 -> tick(d.plusNanos(1_000));
            default -> start(d, all, random);
        }
    }

    private static void stopAndReset(Duration d, SplittableRandom random) {
        Timer timer = new Timer(d);
        if (random.nextBoolean()) sleep(Duration.ofNanos(random.nextInt(LONGEST)));
        timer.stop();
        Workload.demand(
                select(receiving(timer.channel(), t -> {}), otherwise(() -> {})) == 1, "a stopped timer has rung");
        long began = System.nanoTime();
        Instant set = now();
        timer.reset(d);
        timer.channel().receive();
        Workload.demand(
                !now().isBefore(set.plus(d).minusMillis(1)) || System.nanoTime() - began >= d.toNanos(),
                "a timer rang early");
    }

    private static void tick(Duration period) {
        try (Ticker ticker = new Ticker(period)) {
            for (int i = 0; i < 3; i++) ticker.channel().receive();
            ticker.stop();
            Workload.demand(
                    select(receiving(ticker.channel(), t -> {}), otherwise(() -> {})) == 1, "a stopped ticker ticks");
        }
    }

    private void start(Duration d, WaitGroup all, SplittableRandom random) {
        all.add(1);
        AfterFunc f = afterFunc(d, () -> {
            ran.incrementAndGet();
            all.done();
        });
        if (random.nextBoolean()) sleep(Duration.ofNanos(random.nextInt(LONGEST)));
        if (random.nextBoolean() && f.stop()) {
            all.done();
        } else {
            expected.incrementAndGet();
        }
    }

    @Override
    public void check() {
        Workload.demand(expected.get() == ran.get(), "%s to be started, %s ran", expected, ran);
    }

    @Override
    public String toString() {
        return "clocks " + goroutines + "×" + each;
    }
}
