package dev.heddle.bench.heddle;

import static dev.heddle.Go.afterFunc;
import static dev.heddle.Go.sleep;
import static java.util.Map.entry;

import dev.heddle.Context;
import dev.heddle.Timer;
import dev.heddle.WaitGroup;
import dev.heddle.bench.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Timers and contexts.
final class Timers {
    private static final Duration HOUR = Duration.ofHours(1);

    private Timers() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B14.afterFunc", Timers::afterFuncs),
                entry("B14.sleepers", n -> Channels.each(n, i -> sleep(i % 10))),
                entry("B14.stop", Timers::stop),
                entry("B14.context", Timers::contexts));
    }

    private static void afterFuncs(int n) {
        WaitGroup done = new WaitGroup();
        done.add(n);
        for (int i = 0; i < n; i++) afterFunc(Duration.ZERO, done::done);
        done.await();
    }

    private static void stop(int n) {
        for (int i = 0; i < n; i++) new Timer(HOUR).stop();
    }

    /// A tree of contexts, ten below each, cancelled at its root.
    private static void contexts(int n) {
        Context root = Context.background().withCancel();
        List<Context> made = new ArrayList<>(n);
        made.add(root);
        for (int i = 1; i < n; i++) made.add(made.get((i - 1) / 10).withCancel());
        root.cancel();
        made.getLast().done().receive();
    }
}
