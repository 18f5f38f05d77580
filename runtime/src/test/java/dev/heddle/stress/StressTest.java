package dev.heddle.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Program;
import dev.heddle.Schedule;
import dev.heddle.perturb.Pause;
import dev.heddle.perturb.Perturbed;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Some seconds of random programs in every build, and as many minutes as asked for with the tag: the time is
/// `heddle.stress.minutes`, the first seed `heddle.stress.seed`, else the clock's.
class StressTest {
    private static final Duration SHORT = Duration.ofMillis(1_700);

    @Test
    @DisplayName("S11: random programs keep their invariants while the number of Ps changes")
    void parallel() throws Exception {
        new Stress(Stress.Scheduler.PARALLEL, 1, SHORT).call();
    }

    @Test
    @DisplayName("random programs keep their invariants under seeded schedules")
    void seeded() throws Exception {
        new Stress(Stress.Scheduler.SEEDED, 1, SHORT).call();
    }

    @Test
    @DisplayName("random programs keep their invariants while any step of the runtime may be held up")
    void perturbed() throws Exception {
        System.setProperty("heddle.stress.seed", "1");
        System.setProperty("heddle.stress.seconds", "2");
        Pause.every(2_000);
        Perturbed.copyOf(Stress.class).call();
    }

    @Test
    @DisplayName("a program is decided by its seed, and a run of it by its replay string")
    void sameSeedSameRun() {
        for (long seed = 1; seed <= 10; seed++) {
            var run = Schedule.seeded(seed, new RandomProgram(seed));
            var again = Schedule.replay(run.replay(), new RandomProgram(seed));
            assertInstanceOf(Program.Outcome.Returned.class, run.outcome());
            assertEquals(run.value(), again.value());
            assertEquals(run.trace().events(), again.trace().events());
        }
    }

    @Test
    @Tag("stress")
    @DisplayName("minutes of random programs, in turn on the parallel scheduler, perturbed, and under seeded schedules")
    void minutes() throws Exception {
        long minutes = Long.getLong("heddle.stress.minutes", 3);
        long first = Long.getLong("heddle.stress.first", System.currentTimeMillis());
        Duration share = Duration.ofSeconds(20);
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        System.out.println("heddle: stress for " + minutes + " minutes from seed " + first);
        for (long seed = first; System.nanoTime() < end; seed += 1_000_000) {
            System.out.println("heddle: " + new Stress(Stress.Scheduler.PARALLEL, seed, share).call());
            System.setProperty("heddle.stress.seed", String.valueOf(seed));
            System.setProperty("heddle.stress.seconds", String.valueOf(share.toSeconds()));
            Pause.every(500 + (int) (seed % 7) * 1_000);
            System.out.println(
                    "heddle: perturbed " + Perturbed.copyOf(Stress.class).call());
            System.out.println("heddle: " + new Stress(Stress.Scheduler.SEEDED, seed, share).call());
        }
        assertTrue(System.nanoTime() >= end);
    }
}
