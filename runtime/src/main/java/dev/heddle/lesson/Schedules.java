package dev.heddle.lesson;

import dev.heddle.Program.Outcome;
import dev.heddle.Schedule;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Judges a program by what it does under many schedules, for one run of a racy program proves nothing:
///
/// ```java
/// Schedules.sample(300, () -> count()).satisfy("every increment counts", end -> end == 4);
/// ```
///
/// A program that fails says so with the property, what happened, and the replay string of the schedule under
/// which it did. Schedules switch at operations of the runtime, and at those of [Shared] variables.
///
/// @param <T> the type of what the program returns
public final class Schedules<T extends @Nullable Object> {
    private final int number;
    private final Map<Object, String> replays; // by ending: a value as Outcome.Returned, all others as a sentence

    private Schedules(int number, Map<Object, String> replays) {
        this.number = number;
        this.replays = replays;
    }

    /// Runs a program under n schedules, seeded 1 to n. It must begin anew each time: what its goroutines share it
    /// makes or resets itself. Any thread.
    ///
    /// @param n how many
    /// @param program what to run
    public static <T extends @Nullable Object> Schedules<T> sample(int n, Callable<T> program) {
        return new Schedules<>(
                n,
                Schedule.<T, Object>sample(n, program, run -> ending(run.outcome()))
                        .replays());
    }

    private static Object ending(Outcome outcome) {
        return outcome instanceof Outcome.Returned ? outcome : Endings.of(outcome);
    }

    /// Demands that the program returns under every schedule tried, and that what it returns has a property.
    ///
    /// @param property in words, as a sentence: "every increment counts"
    /// @param holds whether a value has it
    /// @return this, for a further demand
    /// @throws AssertionError if there is a schedule under which it does not; it names the shortest known
    public Schedules<T> satisfy(String property, Predicate<? super T> holds) {
        replays.entrySet().stream()
                .filter(ending -> !holds(ending.getKey(), holds))
                .min(Comparator.comparingInt(ending -> ending.getValue().length()))
                .ifPresent(ending -> {
                    throw new AssertionError(
                            """
                            violated: %s
                            under one of %d schedules %s
                            see it again with Schedule.replay("%s", …)""".formatted(property, number, words(ending.getKey()), ending.getValue()));
                });
        return this;
    }

    /// Demands that at least one of the schedules tried leads to a value with a property.
    ///
    /// @param property in words, as a sentence: "either may come first"
    /// @param holds whether a value has it
    /// @return this, for a further demand
    /// @throws AssertionError if none does
    public Schedules<T> reach(String property, Predicate<? super T> holds) {
        if (replays.keySet().stream().anyMatch(ending -> holds(ending, holds))) return this;
        throw new AssertionError("violated: %s\nnone of %d schedules shows it".formatted(property, number));
    }

    @SuppressWarnings("unchecked") // the value is that of a Callable<T>
    private boolean holds(Object ending, Predicate<? super T> holds) {
        return ending instanceof Outcome.Returned(Object value) && holds.test((T) value);
    }

    private static String words(Object ending) {
        return ending instanceof Outcome.Returned returned ? Endings.of(returned) : ending.toString();
    }
}
