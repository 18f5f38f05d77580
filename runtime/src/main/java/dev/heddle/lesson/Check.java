package dev.heddle.lesson;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
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
/// Tests run on the calling thread, so in a cell as that cell's goroutine.
public final class Check {
    private Check() {}

    /// Runs the tests of classes, prints a line for each with the reason of a failure, and fails if one failed: an
    /// executed notebook then fails too.
    ///
    /// @throws CheckFailed if a test failed, or if there is none
    public static void run(Class<?>... classes) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(Check.class.getClassLoader());
        try {
            Results results = execute(List.of(classes));
            System.out.println(results);
            if (!results.passed()) throw new CheckFailed(results.summary());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Results execute(List<Class<?>> classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter(DisplayNameGenerator.DEFAULT_GENERATOR_PROPERTY_NAME, Words.class.getName())
                .build();
        LauncherConfig quiet = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        Results results = new Results();
        LauncherFactory.create(quiet).execute(request, results);
        return results;
    }

    static boolean succeeded(TestExecutionResult result) {
        return result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    }
}
