package dev.heddle.stress;

import static dev.heddle.Go.gomaxprocs;

import dev.heddle.Go;
import dev.heddle.Program;
import dev.heddle.Program.Outcome;
import dev.heddle.Schedule;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Runs random programs, seed by seed, until its time is over. Gives a sentence about the seeds that passed; a failure
/// is
/// an [AssertionError] that names the seed and, where a schedule leads to it, the replay string.
public final class Stress implements Callable<String> {
    /// Where programs run.
    enum Scheduler {
        /// On the parallel one, 1, 2 or 4 Ps at a time.
        PARALLEL,
        /// Under schedules that seeds decide.
        SEEDED
    }

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int[] PROCESSORS = {1, 2, 4};
    private static final int SCHEDULES = 200; // tried for a replay string

    private final long first;
    private final Duration time;
    private final Scheduler where;

    Stress(Scheduler where, long first, Duration time) {
        this.where = where;
        this.first = first;
        this.time = time;
    }

    /// What a perturbed copy runs: its settings are system properties.
    public Stress() {
        this(
                Scheduler.PARALLEL,
                Long.getLong("heddle.stress.seed", 1),
                Duration.ofSeconds(Long.getLong("heddle.stress.seconds", 5)));
    }

    @Override
    public String call() throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long seed = first;
        if (where == Scheduler.SEEDED) {
            for (; System.nanoTime() < end; seed++) seeded(seed);
        } else {
            int before = gomaxprocs(0);
            Thread turner =
                    Thread.ofPlatform().daemon().name("stress-gomaxprocs").start(Stress::turn);
            try {
                for (; System.nanoTime() < end; seed++) parallel(seed);
            } finally {
                turner.interrupt();
                turner.join();
                gomaxprocs(before);
            }
        }
        return "%s: seeds %d to %d passed".formatted(where, first, seed - 1);
    }

    /// Changes the number of Ps now and then, until interrupted.
    private static void turn() {
        Random random = new Random();
        while (!Thread.interrupted()) {
            gomaxprocs(PROCESSORS[random.nextInt(PROCESSORS.length)]);
            LockSupport.parkNanos(random.nextInt(20_000_000));
        }
    }

    private void parallel(long seed) throws InterruptedException {
        Program program = Program.start("stress", new RandomProgram(seed));
        Outcome outcome = program.await(PATIENCE);
        if (outcome instanceof Outcome.Returned) return;
        String what = outcome == null ? "no end after " + PATIENCE + "\n" + Go.dump() : say(outcome);
        program.interrupt();
        throw new AssertionError("seed " + seed + " on " + gomaxprocs(0) + " Ps: " + what + "\n" + replay(seed));
    }

    private static void seeded(long seed) {
        var run = Schedule.seeded(seed, new RandomProgram(seed));
        if (run.outcome() instanceof Outcome.Returned) return;
        throw new AssertionError("seed " + seed + ", Schedule.replay(\"" + run.replay() + "\", new RandomProgram("
                + seed + ")): " + say(run.outcome()));
    }

    /// Looks for a schedule under which the program fails, too.
    private static String replay(long seed) {
        for (long schedule = 1; schedule <= SCHEDULES; schedule++) {
            var run = Schedule.seeded(schedule, new RandomProgram(seed));
            if (!(run.outcome() instanceof Outcome.Returned)) {
                return "the same under Schedule.replay(\"" + run.replay() + "\", new RandomProgram(" + seed + ")): "
                        + say(run.outcome());
            }
        }
        return "none of " + SCHEDULES + " schedules of it fails";
    }

    private static String say(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fatal fatal -> fatal.report();
            case Outcome.Panicked panicked -> panicked.report();
            case Outcome.Threw threw -> threw.cause().toString();
            case Outcome.Returned _, Outcome.Interrupted _ -> outcome.toString();
        };
    }
}
