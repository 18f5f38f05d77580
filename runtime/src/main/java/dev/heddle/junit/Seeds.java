package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that runs under many schedules, seeded 1 to n, each on a new instance of its class. The first that fails ends
/// it, and the failure names the string that replays its schedule.
///
/// ```java
/// @Seeds(300)
/// void everyIncrementCounts() { … }
///
/// @Seeds(replay = "path:17i")
/// void everyIncrementCountsAgain() { … }
/// ```
///
/// A schedule switches at operations of the runtime, as [dev.heddle.Schedule] says. Goroutines that still live when
/// the test returns are abandoned; with [LeavesNoGoroutine] they fail it. Java must be started with
/// `--add-opens java.base/java.lang=ALL-UNNAMED`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(GoroutineExtension.class)
public @interface Seeds {
    /// How many schedules, at least 1.
    int value() default 100;

    /// The replay string of the one schedule to run, from a failure; if it is empty, the seeds are run.
    String replay() default "";
}
