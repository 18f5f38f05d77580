package dev.heddle.stress;

import static dev.heddle.Go.afterFunc;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.receivingOk;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;

import dev.heddle.Channel;
import dev.heddle.Context;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A tree of contexts, in each of which goroutines exchange values until it is done: all end, each function to run
/// afterwards runs once, and what was sent before the end was received or is still there.
final class Cancellation implements Workload {
    private static final int MOST = 100;
    private static final int LATEST = 3_000_000; // ns

    private final SplittableRandom random;
    private final List<Context> tree = new ArrayList<>();
    private final Channel<Integer> channel;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger afterwards = new AtomicInteger();
    private final int workers;

    Cancellation(SplittableRandom random) {
        this.random = random;
        channel = Channel.make(random.nextInt(3));
        workers = 1 + random.nextInt(3);
    }

    @Override
    public void start(WaitGroup all) {
        tree.add(Context.background().withCancel());
        for (int n = random.nextInt(6); n > 0; n--) {
            Context parent = tree.get(random.nextInt(tree.size()));
            tree.add(
                    switch (random.nextInt(3)) {
                        case 0 -> parent.withCancel();
                        case 1 -> parent.withTimeout(Duration.ofNanos(random.nextInt(LATEST)));
                        default -> parent.withValue("n", n);
                    });
        }
        for (Context ctx : tree) {
            all.add(1);
            ctx.afterFunc(() -> {
                afterwards.incrementAndGet();
                all.done();
            });
            for (int w = 0; w < workers; w++) {
                all.go(() -> sendUntil(ctx));
                all.go(() -> receiveUntil(ctx));
            }
        }
        all.add(1);
        afterFunc(Duration.ofNanos(random.nextInt(LATEST)), () -> {
            tree.getFirst().cancel();
            all.done();
        });
    }

    private void sendUntil(Context ctx) {
        for (int i = 0; i < MOST && ctx.err() == null; i++) { // not for ever: a virtual clock moves only when all wait
            select(receivingOk(ctx.done(), (v, ok) -> {}), sending(channel, 1, sent::incrementAndGet));
        }
        ctx.done().receive();
    }

    private void receiveUntil(Context ctx) {
        while (true) {
            int chosen = select(receiving(channel, received::addAndGet), receivingOk(ctx.done(), (v, ok) -> {}));
            if (chosen == 1) return;
        }
    }

    @Override
    public void check() {
        for (Context ctx : tree) {
            Workload.demand(ctx.err() != null, "not done: %s", ctx);
        }
        Workload.demand(
                sent.get() == received.get() + channel.len(),
                "sent %s, received %s, left %s",
                sent,
                received,
                channel.len());
        Workload.demand(afterwards.get() == tree.size(), "%s of %s ran afterwards", afterwards, tree.size());
    }

    @Override
    public String toString() {
        return "cancellation of " + tree.size() + " contexts, " + workers + " each";
    }
}
