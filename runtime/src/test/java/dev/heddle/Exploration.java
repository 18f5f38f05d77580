package dev.heddle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a program under every schedule there is: depth first over the choices of the [SerialScheduler], run by run.
/// Nothing is pruned but what [#first] says.
final class Exploration {
    /// The choices of a run, each with the number of its options. What a run has chosen is what the next one follows,
    /// but for the last choice that had options left.
    private final List<int[]> trail = new ArrayList<>();

    private int at; // how far the run has followed the trail
    private @Nullable Goroutine fresh; // for the M and the goroutine that runs on it
    private int runs;

    /// Runs the first operation of the calling goroutine, one that begins with a scheduling point and makes no
    /// other choice. To switch at that point is the same as to start the goroutine later, and is not tried.
    <T> T first(Callable<T> operation) throws Exception {
        fresh = Goroutine.current();
        T result = operation.call();
        if (fresh == Goroutine.current()) fresh = null; // there was nobody to switch to
        return result;
    }

    /// Runs the program again and again, until it has run under every schedule or has run often enough.
    ///
    /// @param most runs
    /// @param ended is told how each run ended
    /// @return whether it has run under every schedule
    boolean explore(int most, Callable<?> program, Consumer<Program.Outcome> ended) {
        for (int left = most; left > 0; left--) {
            runs++;
            at = 0;
            fresh = null;
            SerialScheduler scheduler = new SerialScheduler(this::choose, new Bubble(false));
            Program run = Program.start("main", scheduler, program);
            scheduler.run(run);
            Program.Outcome outcome = Schedule.await(run, scheduler);
            if (outcome instanceof Program.Outcome.Threw threw) throw new AssertionError(threw.cause());
            ended.accept(outcome);
            if (!next()) return true;
        }
        return false;
    }

    int runs() {
        return runs;
    }

    private int choose(int options) {
        if (fresh != null && fresh == Goroutine.current()) {
            fresh = null;
            return 0;
        }
        if (at == trail.size()) trail.add(new int[] {0, options});
        int[] choice = trail.get(at++);
        if (choice[1] != options) throw new AssertionError("the program decides by more than its schedule");
        return choice[0];
    }

    /// Turns to the next schedule, if there is one.
    private boolean next() {
        while (!trail.isEmpty()) {
            int[] last = trail.getLast();
            if (++last[0] < last[1]) return true;
            trail.removeLast();
        }
        return false;
    }
}
