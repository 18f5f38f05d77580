package dev.heddle.lesson;

import static java.util.stream.Collectors.joining;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Program.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs JUnit 5 tests inside a notebook:
///
/// ```java
/// class CounterTest {
///     @Test
///     @DisplayName("no update is lost")
///     void keepsEveryUpdate() {
///         assertEquals(100, count(new MutexCounter()), "two goroutines must not load the same value");
///     }
/// }
/// Check.run(CounterTest.class);
/// ```
///
/// Tests run one after the other as a [dev.heddle.Program] of their own. A check whose goroutines all wait for each
/// other,
/// or one of whose goroutines panics, fails at once; one that has not ended after some seconds is stopped and
/// fails. Whatever its goroutines and threads still do is then stopped, too, if their code is woven as that of
/// cells is. The time limit is 8 s, or as many seconds as the system property `heddle.check.seconds` says; the
/// start of JUnit does not count, for it alone takes seconds on a busy machine.
public final class Check {
    private static final String SECONDS = "heddle.check.seconds";
    private static final int DEFAULT_SECONDS = 8; // with 2 s for stopping, a learner waits at most 10 s
    private static final int NAMED = 5;

    private static final LauncherConfig QUIET = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();

    private Check() {}

    /// Runs the tests of classes, prints a line for each with the reason of a failure, and fails if one failed: an
    /// executed notebook then fails too. Any thread.
    ///
    /// @throws CheckFailed if a test failed, or did not end, or if there is none
    public static void run(Class<?>... classes) {
        Results results = new Results();
        Launcher launcher = LauncherFactory.create(QUIET);
        TestPlan plan = launcher.discover(request(List.of(classes)));
        Duration limit = Duration.ofSeconds(Integer.getInteger(SECONDS, DEFAULT_SECONDS));
        ClassLoader loader = new ClassLoader(Check.class.getClassLoader()) {};
        Supervised program = Supervised.start("check", loader, () -> {
            launcher.execute(plan, results);
            return null;
        });
        List<String> running = program.await(limit, outcome -> {
            String stopped = reason(outcome, limit);
            if (stopped != null) results.stopped(stopped);
        });
        if (!running.isEmpty()) System.out.println("still running: " + some(running));
        System.out.println(results);
        if (!results.passed()) throw new CheckFailed(results.summary());
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(NAMED).collect(joining(", "));
        return names.size() <= NAMED ? first : "%s and %,d more".formatted(first, names.size() - NAMED);
    }

    private static @Nullable String reason(@Nullable Outcome outcome, Duration limit) {
        return switch (outcome) {
            case null ->
                "it did not end within " + limit.toSeconds()
                        + " s: a loop never ends, something waits for what never comes, or this machine is very busy";
            case Outcome.Returned _ -> null;
            case Outcome.Threw threw -> threw.cause().toString();
            case Outcome.Panicked panicked -> Endings.panicked(panicked);
            case Outcome.Fatal fatal -> Endings.fatal(fatal);
            case Outcome.Interrupted _ -> "it was interrupted";
        };
    }

    private static LauncherDiscoveryRequest request(List<Class<?>> classes) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter(DisplayNameGenerator.DEFAULT_GENERATOR_PROPERTY_NAME, Words.class.getName())
                .build();
    }

    static boolean succeeded(TestExecutionResult result) {
        return result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    }
}
