package dev.heddle;

import static dev.heddle.Go.after;
import static dev.heddle.Go.go;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.programs.Plain;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayName("T4")
class TimerCollectionTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MANY = 200;

    /// Makes many of each, and demands that all are collected and their alarms taken out.
    @SafeVarargs
    private static void assertCollected(Supplier<ReceiveChannel<?>>... timers) throws Exception {
        List<WeakReference<?>> channels = new ArrayList<>();
        for (Supplier<ReceiveChannel<?>> timer : timers) {
            for (int i = 0; i < MANY; i++) channels.add(new WeakReference<>(timer.get()));
        }
        Run.until(() -> {
            System.gc();
            return channels.stream().allMatch(c -> c.refersTo(null));
        });
        Run.until(() -> {
            new Timer(HOUR).stop(); // takes the alarms out of those that have been collected
            return !hasAlarms();
        });
    }

    private static boolean hasAlarms() {
        return Scheduler.standard() instanceof ParallelScheduler parallel
                ? parallel.earliest() != TimerHeap.NEVER
                : ((PoolScheduler) Scheduler.standard()).hasAlarms();
    }

    @Test
    void whatNobodyCanReceiveFromIsCollected() throws Exception {
        Channel<Integer> c = Channel.make();
        go(() -> {
            for (int i = 0; i < MANY; i++) c.send(i);
        });
        assertCollected(
                () -> after(HOUR),
                () -> new Timer(HOUR).channel(),
                () -> {
                    Timer timer = new Timer(HOUR);
                    timer.reset(HOUR.multipliedBy(2));
                    return timer.channel();
                },
                () -> new Ticker(HOUR).channel(),
                () -> new Ticker(Duration.ofMillis(1)).channel(),
                () -> {
                    Ticker received = new Ticker(Duration.ofMillis(1));
                    received.channel().receive();
                    return received.channel();
                },
                () -> {
                    ReceiveChannel<?> lost = after(HOUR);
                    assertEquals(0, select(receiving(c, v -> {}), receiving(lost, t -> {})));
                    return lost;
                });
    }

    @Tag("scheduler")
    @Test
    void theirAlarmsLeaveTheHeap() throws Exception {
        SerialScheduler[] serial = new SerialScheduler[1];
        Schedule.seeded(1, () -> {
                    serial[0] = (SerialScheduler) G.current().scheduler;
                    for (int i = 0; i < MANY; i++) after(HOUR);
                    assertEquals(MANY, serial[0].alarms());
                    Run.until(() -> {
                        System.gc();
                        new Timer(HOUR).stop();
                        return serial[0].alarms() == 0;
                    });
                    return null;
                })
                .value();
    }

    /// Where the JDK keeps no list of threads, a goroutine is collected with what it waits for.
    @Test
    void aTimerSomebodyWaitsForStays() throws Exception {
        var flags = List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Djdk.trackAllThreads=false");
        assertEquals(new Child(0, "[received true, selected]\n", ""), Child.run(flags, Plain.class, "timers"));
    }

    @Test
    void aTimerWhoseChannelIsKeptRings() throws Exception {
        ReceiveChannel<?> kept = new Timer(Duration.ofMillis(1)).channel();
        Run.until(() -> {
            System.gc();
            return select(receiving(kept, t -> {}), otherwise(() -> {})) == 0;
        });
    }
}
