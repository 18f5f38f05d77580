package dev.heddle.stress;

import static dev.heddle.Go.gosched;
import static dev.heddle.Go.sleep;

import dev.heddle.Program;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Some workloads at the same time, as a seed decides. Returns what it consisted of; an invariant that does not hold is
/// an [AssertionError].
final class RandomProgram implements Callable<String> {
    private static final List<Function<SplittableRandom, Workload>> KINDS =
            List.of(Traffic::new, Traffic::new, Locks::new, Buffer::new, Clocks::new, Cancellation::new, Groups::new);

    private final long seed;

    RandomProgram(long seed) {
        this.seed = seed;
    }

    @Override
    public String call() {
        SplittableRandom random = new SplittableRandom(seed);
        List<Workload> parts = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            parts.add(KINDS.get(random.nextInt(KINDS.size())).apply(random.split()));
        }
        WaitGroup all = new WaitGroup();
        for (Workload part : parts) part.start(all);
        all.await();
        for (Workload part : parts) part.check();
        Program me = Objects.requireNonNull(Program.current());
        for (int tries = 0; me.goroutines().size() > 1; tries++) { // a member counts as done a moment before it ends
            Workload.demand(tries < 10_000, "left at the end: %s", me.goroutines());
            if (tries < 100) {
                gosched();
            } else {
                sleep(Duration.ofMillis(1));
            }
        }
        return parts.toString();
    }
}
