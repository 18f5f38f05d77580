package dev.heddle.junit;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.now;
import static dev.heddle.Go.panic;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.heddle.Channel;
import dev.heddle.Context;
import dev.heddle.Goroutine;
import dev.heddle.Program;
import dev.heddle.Schedule;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The extension, seen from outside: JUnit's launcher runs a test of a sample class and tells what came of it.
@Timeout(60)
class GoroutineExtensionTest {
    /// Runs a method of a sample class, and gives how each of its invocations ended, by display name.
    private static Map<String, TestExecutionResult> run(Class<?> sample, String method) {
        Map<String, TestExecutionResult> results = new LinkedHashMap<>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(sample.getName() + "#" + method))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL)
                    results.put(test.getDisplayName(), result);
            }
        });
        return results;
    }

    private static void assertPasses(Class<?> sample, String method) {
        var results = run(sample, method);
        assertTrue(!results.isEmpty());
        results.forEach((name, result) ->
                assertEquals(TestExecutionResult.Status.SUCCESSFUL, result.getStatus(), name + ": " + result));
    }

    /// The failure of the last invocation, which is the only one that failed.
    private static String failure(Class<?> sample, String method) {
        var results = run(sample, method);
        long failed = results.values().stream()
                .filter(r -> r.getStatus() == TestExecutionResult.Status.FAILED)
                .count();
        assertEquals(1, failed, results.toString());
        return String.valueOf(results.values().stream()
                .reduce((a, b) -> b)
                .orElseThrow()
                .getThrowable()
                .orElseThrow()
                .getMessage());
    }

    @LeavesNoGoroutine
    static class Leaving {
        static final Channel<Integer> NEVER = Channel.make();

        @Test
        void none() {
            WaitGroup done = new WaitGroup();
            done.go(() -> sleep(1));
            done.await();
        }

        @Test
        void oneThatEndsSoon() {
            go(() -> sleep(20));
        }

        @Test
        void two() {
            go("the forgotten", NEVER::receive);
            go(() -> sleep(Duration.ofHours(1)));
        }

        @Test
        void panics() {
            go(() -> {
                throw panic("seen");
            });
            NEVER.receive();
        }

        @Test
        void deadlock() {
            NEVER.receive();
        }

        @Test
        void failsByItself() {
            go(NEVER::receive);
            throw new AssertionError("by itself");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameters(int n) {
            if (n == 2) go(NEVER::receive);
        }

        @RepeatedTest(2)
        void repeated() {
            assertNotNull(Program.current());
        }
    }

    @Test
    void aTestThatLeavesNothingPasses() {
        assertPasses(Leaving.class, "none");
        assertPasses(Leaving.class, "oneThatEndsSoon");
        assertPasses(Leaving.class, "repeated");
    }

    @Test
    void whatIsLeftIsShownWithWhereItWaitsAndWhoStartedIt() {
        String failure = failure(Leaving.class, "two");
        assertTrue(failure.startsWith("2 goroutines are left behind:\n\n"), failure);
        assertTrue(failure.contains("\"the forgotten\" [chan receive]:"), failure);
        assertTrue(failure.contains("[sleep]:"), failure);
        String site = "created by " + Leaving.class.getName() + ".two in goroutine ";
        assertEquals(3, failure.split(Pattern.quote(site), -1).length, failure);
    }

    @Test
    void aPanicOrADeadlockFailsTheTestAndEndsNoJvm() {
        assertTrue(failure(Leaving.class, "panics").startsWith("panic: seen\n\ngoroutine "));
        assertTrue(failure(Leaving.class, "deadlock")
                .startsWith("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine "));
        assertEquals("by itself", failure(Leaving.class, "failsByItself"));
    }

    @Test
    void everyInvocationOfATemplateIsChecked() {
        var results = run(Leaving.class, "parameters(int)");
        assertEquals(2, results.size());
        assertTrue(failure(Leaving.class, "parameters(int)").startsWith("1 goroutine is left behind"));
    }

    static class Virtual {
        private Instant made;

        @BeforeEach
        void before() {
            made = Instant.now();
        }

        @Test
        @InVirtualTime
        void hours() {
            Instant began = now();
            try (Context ctx = Context.background().withTimeout(Duration.ofHours(5))) {
                ctx.done().receive();
            }
            assertEquals(Duration.ofHours(5), Duration.between(began, now()));
            assertTrue(Duration.between(made, Instant.now()).compareTo(Duration.ofHours(1)) < 0);
        }

        @Test
        @InVirtualTime
        void waitsForEver() {
            go(() -> Channel.make().receive());
        }

        @Test
        @InVirtualTime
        @LeavesNoGoroutine
        void sleepsOn() {
            go(() -> sleep(Duration.ofHours(1)));
        }
    }

    @Test
    void virtualTimeTakesNoTime() {
        assertPasses(Virtual.class, "hours");
        assertTrue(failure(Virtual.class, "waitsForEver").startsWith("deadlock: main bubble goroutine has exited"));
        assertTrue(failure(Virtual.class, "sleepsOn").startsWith("1 goroutine is left behind:\n\ngoroutine "));
    }

    static class Seeded {
        private int counter;

        private void count() {
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 2; g++) {
                done.go(() -> {
                    int seen = counter;
                    gosched();
                    counter = seen + 1;
                });
            }
            done.await();
        }

        @Seeds(200)
        void losesAnUpdate() {
            count();
            assertEquals(2, counter);
        }

        @Seeds(10)
        void isNew() {
            assertEquals(0, counter++);
            assertEquals("main", Goroutine.current().name());
        }

        @Seeds
        void deadlocksUnderSome() {
            Channel<Integer> c = Channel.make(1);
            go(() -> c.send(1));
            go(() -> c.send(2));
            if (c.receive() == 2) c.receive();
            c.receive();
        }

        @Seeds(20)
        @LeavesNoGoroutine
        void leaves() {
            Channel<Integer> c = Channel.make();
            go(() -> c.send(1));
        }

        @Seeds(20)
        @LeavesNoGoroutine
        void leavesNone() {
            Channel<Integer> c = Channel.make();
            go(() -> c.send(1));
            assertEquals(1, c.receive());
        }

        @Seeds(3)
        void assumesTooMuch() {
            assumeTrue(false);
        }

        @Seeds(replay = "nonsense")
        void cannotBeReplayed() {}

        @Seeds(0)
        void noSeed() {}
    }

    @Test
    void aScheduleThatFailsIsTheLastAndIsNamed() {
        var results = run(Seeded.class, "losesAnUpdate");
        assertTrue(
                results.size() < 200 && results.containsKey("seed 1"),
                results.keySet().toString());
        String failure = failure(Seeded.class, "losesAnUpdate");
        Matcher replay =
                Pattern.compile("@Seeds\\(replay = \"(path:[0-9a-z]+)\"\\)").matcher(failure);
        assertTrue(
                failure.startsWith("expected: <2> but was: <1>\nunder the schedule path:") && replay.find(), failure);
        var again = Schedule.replay(replay.group(1), () -> {
            Seeded same = new Seeded();
            same.count();
            return same.counter;
        });
        assertEquals(1, again.value());
    }

    @Test
    void eachScheduleHasANewInstance() {
        assertPasses(Seeded.class, "isNew");
        assertEquals(10, run(Seeded.class, "isNew").size());
    }

    @Test
    void aDeadlockUnderSomeScheduleFails() {
        String failure = failure(Seeded.class, "deadlocksUnderSome");
        assertTrue(failure.startsWith("fatal error: all goroutines are asleep - deadlock!"), failure);
        assertTrue(failure.contains("@Seeds(replay = \"path:"), failure);
    }

    @Test
    void seedsAndLeftoversCombine() {
        assertTrue(failure(Seeded.class, "leaves").startsWith("1 goroutine is left behind"));
        assertPasses(Seeded.class, "leavesNone");
    }

    @Test
    void anAssumptionSkipsItsSeedOnly() {
        var results = run(Seeded.class, "assumesTooMuch");
        assertEquals(3, results.size());
        for (var result : results.values()) assertEquals(TestExecutionResult.Status.ABORTED, result.getStatus());
    }

    @Test
    void badArgumentsAreSaid() {
        assertTrue(failure(Seeded.class, "cannotBeReplayed").contains("a replay string is seed:… or path:…"));
        assertTrue(failure(Seeded.class, "noSeed").contains("at least 1"));
    }
}
