package dev.heddle.lesson;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Channel;
import dev.heddle.Schedule;
import dev.heddle.WaitGroup;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SchedulesTest {
    /// Two goroutines add one each, in a read and a write.
    private static int racy() {
        Shared<Integer> counter = new Shared<>(0);
        WaitGroup done = new WaitGroup();
        for (int i = 0; i < 2; i++) done.go(() -> counter.write(counter.read() + 1));
        done.await();
        return counter.read();
    }

    private static int compared() {
        Shared<Integer> counter = new Shared<>(0);
        WaitGroup done = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            done.go(() -> {
                int seen = counter.read();
                while (!counter.compareAndSet(seen, seen + 1)) seen = counter.read();
            });
        }
        done.await();
        return counter.read();
    }

    @Test
    void aViolationNamesThePropertyAndAReplayThatShowsIt() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Schedules.sample(100, SchedulesTest::racy).satisfy("each addition counts", end -> end == 2));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("violated: each addition counts\n"), message);
        assertTrue(message.contains("it returned 1"), message);
        Matcher replay = Pattern.compile("Schedule.replay\\(\"(.+?)\"").matcher(message);
        assertTrue(replay.find(), message);
        assertEquals(1, Schedule.replay(replay.group(1), SchedulesTest::racy).value());
    }

    @Test
    void whatHoldsUnderAllSchedulesPasses() {
        Schedules.sample(100, SchedulesTest::compared).satisfy("each addition counts", end -> end == 2);
    }

    @Test
    void bothEndingsAreReached() {
        Schedules<Integer> schedules = Schedules.sample(100, SchedulesTest::racy);
        schedules.reach("an addition is lost", end -> end == 1).reach("none is lost", end -> end == 2);
        assertThrows(AssertionError.class, () -> schedules.reach("one comes from nowhere", end -> end == 3));
    }

    @Test
    void aDeadlockIsAViolation() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Schedules.sample(5, () -> Channel.make().receive()).satisfy("it ends", end -> true));
        assertTrue(String.valueOf(failure.getMessage()).contains("it never ends"), failure::getMessage);
    }

    @Test
    void aPanicOfAGoroutineWithoutANameTellsItsNumber() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Schedules.sample(1, () -> {
                            go(() -> {
                                throw new IllegalStateException("oh");
                            });
                            return Channel.make().receive();
                        })
                        .satisfy("it ends", end -> true));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("schedules goroutine 2 ended with"), failure::getMessage);
    }

    @Test
    void aPanicIsAViolation() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Schedules.sample(5, () -> {
                            go("nervous", () -> {
                                throw new IllegalStateException("oh");
                            });
                            return Channel.make().receive();
                        })
                        .satisfy("it ends", end -> true));
        assertTrue(String.valueOf(failure.getMessage()).contains("\"nervous\" ended with"), failure::getMessage);
    }
}
