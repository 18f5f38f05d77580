package dev.heddle.programs;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;

import dev.heddle.Channel;
import dev.heddle.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Rounds in which platform threads wake one goroutine each, at about the time when the Ps run out of work. Gives the
/// number of rounds, or a negative one: that of the round in which a goroutine was not woken.
public final class OutsideSenders implements Callable<Integer> {
    private static final int SENDERS = 6;
    private static final int ROUNDS = 600;
    private static final int LATEST_MICROS = 6_000;
    private static final int PATIENCE = 20; // seconds
    private static final long BUDGET = 4_000_000_000L; // ns

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile CountDownLatch woken = new CountDownLatch(0);

    @Override
    public Integer call() throws Exception {
        gomaxprocs(1);
        List<Channel<Integer>> channels = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) channels.add(Channel.make(1));
        Program.start("receivers", () -> {
            Thread.ofPlatform().start(this::stayUntilTheEnd); // so that nobody takes the goroutines for asleep
            for (Channel<Integer> c : channels) {
                go(() -> {
                    for (int _ : c) woken.countDown();
                });
            }
            Channel.make().receive();
            return null;
        });
        Random random = new Random(1);
        long end = System.nanoTime() + BUDGET;
        int round = 1;
        for (; round <= ROUNDS && System.nanoTime() < end; round++) {
            woken = new CountDownLatch(SENDERS);
            for (int i = 0; i < SENDERS; i++) send(channels.get(i), i == 0 ? 0 : random.nextInt(LATEST_MICROS));
            if (!woken.await(PATIENCE, TimeUnit.SECONDS)) {
                over.countDown();
                return -round;
            }
        }
        over.countDown();
        return round;
    }

    private void stayUntilTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            // is the end, too
        }
    }

    private static void send(Channel<Integer> c, int afterMicros) {
        Thread.ofPlatform().daemon().start(() -> {
            LockSupport.parkNanos(afterMicros * 1_000L);
            c.send(1);
        });
    }
}
