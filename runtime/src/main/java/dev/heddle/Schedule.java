package dev.heddle;

import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import java.math.BigInteger;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs a program under a chosen schedule: one goroutine at a time, the next one picked at every scheduling
/// point, on a virtual clock. The same choices give the same run, so a run can be replayed from a short string.
///
/// Scheduling points are the operations of goroutines, channels, locks and timers. What blocks elsewhere, in
/// sockets or `java.util.concurrent`, is waited for but not under control.
///
/// Any thread may call, and waits for the run; what it does before happens before the body, and the run before the
/// return.
public final class Schedule {
    private static final int LONGEST_PATH = 160; // bits; a longer path is replayed by its seed
    private static final int CAPACITY = 1 << 16; // events
    private static final int RADIX = 36;
    private static final Pattern REPLAY = Pattern.compile("(seed|path):([0-9a-z-]+)");

    private Schedule() {}

    /// One run of a program under a schedule.
    ///
    /// @param outcome how it ended
    /// @param replay the string that makes [Schedule#replay] run it again
    /// @param trace what happened
    /// @param <T> the type of what the program returns
    public record Run<T extends @Nullable Object>(Program.Outcome outcome, String replay, Recording trace) {
        /// What the program returned.
        ///
        /// @throws IllegalStateException if it ended otherwise: the message says how, and how to replay it
        @SuppressWarnings({"unchecked", "NullAway"}) // the value is that of a Callable<T>
        public T value() {
            if (outcome instanceof Program.Outcome.Returned returned) return (T) returned.value();
            throw new IllegalStateException(
                    "the run " + replay + " did not return: " + describe(outcome), cause(outcome));
        }

        private static String describe(Program.Outcome outcome) {
            if (outcome instanceof Program.Outcome.Fatal fatal) return fatal.report();
            if (outcome instanceof Program.Outcome.Panicked panicked) return panicked.report();
            return outcome.toString();
        }

        private static @Nullable Throwable cause(Program.Outcome outcome) {
            if (outcome instanceof Program.Outcome.Threw threw) return threw.cause();
            return outcome instanceof Program.Outcome.Panicked panicked ? panicked.cause() : null;
        }
    }

    /// How often each outcome came, and a run that leads to it.
    ///
    /// @param counts the number of runs by outcome, most frequent first
    /// @param replays a replay string by outcome, in the same order
    /// @param <O> the type of outcomes
    public record Histogram<O>(Map<O, Integer> counts, Map<O, String> replays) {}

    /// A number of runs by outcome. That it is not any map lets a notebook head its columns.
    ///
    /// @param <O> the type of outcomes
    public static final class Counts<O> extends AbstractMap<O, Integer> {
        /// What the keys and the values are, in a word each.
        public static final List<String> HEADINGS = List.of("outcome", "runs");

        private final Map<O, Integer> runs;

        private Counts(Map<O, Integer> runs) {
            this.runs = Collections.unmodifiableMap(runs);
        }

        @Override
        public Set<Map.Entry<O, Integer>> entrySet() {
            return runs.entrySet();
        }
    }

    /// Runs the body as the main goroutine of a program of its own, under the schedule that a seed decides.
    /// Waits for main to end; goroutines that still live then are abandoned, as Go does.
    ///
    /// @param seed any number
    /// @param body what to run
    public static <T extends @Nullable Object> Run<T> seeded(long seed, Callable<T> body) {
        return run(Strategy.random(seed), seed, body, true);
    }

    /// Runs a body as a run before: the string is that run's.
    ///
    /// @param replay from [Run#replay]
    /// @param body the same program
    /// @throws IllegalArgumentException if the string is not one of those
    public static <T extends @Nullable Object> Run<T> replay(String replay, Callable<T> body) {
        Matcher parts = REPLAY.matcher(replay);
        try {
            if (parts.matches() && parts.group(1).equals("seed")) {
                return seeded(Long.parseLong(parts.group(2)), body);
            }
            if (parts.matches()) {
                return run(Strategy.along(new BigInteger(parts.group(2), RADIX)), null, body, true);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("a replay string is seed:… or path:…, as Run.replay() gives it: " + replay);
    }

    /// Runs the body under n schedules and counts what it returns.
    ///
    /// @param n how many
    /// @param body what to run
    /// @throws IllegalStateException if a run does not return
    public static <T> Histogram<T> sample(int n, Callable<T> body) {
        return sample(n, body, Run::value);
    }

    /// Runs the body under n schedules, seeded 1 to n, and counts how the runs ended.
    ///
    /// @param n how many
    /// @param body what to run
    /// @param outcome what to count of a run; its trace is empty
    public static <T extends @Nullable Object, O> Histogram<O> sample(
            int n, Callable<T> body, Function<Run<T>, O> outcome) {
        Map<O, Integer> counts = new LinkedHashMap<>();
        Map<O, String> replays = new LinkedHashMap<>();
        for (int seed = 1; seed <= n; seed++) {
            Run<T> run = run(Strategy.random(seed), (long) seed, body, false);
            O end = outcome.apply(run);
            counts.merge(end, 1, Integer::sum);
            replays.merge(end, run.replay(), (a, b) -> b.length() < a.length() ? b : a);
        }
        Map<O, Integer> ordered = new LinkedHashMap<>();
        Map<O, String> examples = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> {
                    ordered.put(e.getKey(), e.getValue());
                    examples.put(e.getKey(), replays.getOrDefault(e.getKey(), ""));
                });
        return new Histogram<>(new Counts<>(ordered), examples);
    }

    private static <T extends @Nullable Object> Run<T> run(
            Strategy strategy, @Nullable Long seed, Callable<T> body, boolean traced) {
        requireCustom();
        SerialScheduler scheduler = new SerialScheduler(strategy, new Bubble(false));
        Recorder recorder = new Recorder(scheduler::now, true, 1, traced ? CAPACITY : 1);
        if (traced) {
            scheduler.recorder = recorder;
            Site.want(true);
        }
        Program program = Program.start("main", scheduler, body);
        scheduler.run(program);
        Program.Outcome outcome;
        try {
            outcome = await(program, scheduler);
        } finally {
            if (traced) Site.want(false);
        }
        return new Run<>(outcome, replayString(scheduler.path(), seed), recorder.stop());
    }

    /// Refuses where the JDK's hook is closed.
    static void requireCustom() {
        if (!VirtualThreads.custom()) {
            throw new UnsupportedOperationException("schedules need java to be started with " + VirtualThreads.FLAG);
        }
    }

    /// Waits for the program and for the last step to be recorded.
    static Program.Outcome await(Program program, SerialScheduler scheduler) {
        try {
            Program.Outcome outcome = program.await();
            scheduler.awaitEnd();
            return outcome;
        } catch (InterruptedException e) {
            program.interrupt();
            throw Thrown.<RuntimeException>unchecked(e);
        }
    }

    private static String replayString(Path path, @Nullable Long seed) {
        if (seed != null && path.length() > LONGEST_PATH) return "seed:" + seed;
        return "path:" + path.number().toString(RADIX);
    }
}
