package dev.heddle.lesson;

import dev.heddle.Goroutine;
import dev.heddle.Program.Outcome;

/// Says in a learner's words how a program ended that did not return.
final class Endings {
    private Endings() {}

    /// A sentence without a capital and a full stop.
    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned returned -> "it returned " + returned.value();
            case Outcome.Threw threw -> "it threw " + threw.cause();
            case Outcome.Panicked panicked -> panicked(panicked);
            case Outcome.Fatal fatal -> fatal(fatal);
            case Outcome.Interrupted _ -> "it was interrupted";
        };
    }

    static String panicked(Outcome.Panicked panicked) {
        return "%s ended with %s".formatted(named(panicked.goroutine()), panicked.cause());
    }

    /// A goroutine without a name of its own is called `goroutine 4` already.
    private static String named(Goroutine goroutine) {
        String name = goroutine.name();
        return name.equals("goroutine " + goroutine.id()) ? name : "the goroutine \"%s\"".formatted(name);
    }

    static String fatal(Outcome.Fatal fatal) {
        String report = fatal.report();
        if (report.contains("all goroutines are asleep")) {
            return "it never ends: every goroutine waits for another (all goroutines are asleep - deadlock!)";
        }
        return report.lines().findFirst().orElse("fatal error");
    }
}
