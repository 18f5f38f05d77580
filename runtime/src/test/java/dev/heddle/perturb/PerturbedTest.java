package dev.heddle.perturb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.StoppedWaiters;
import dev.heddle.programs.OutsideSenders;
import dev.heddle.programs.Tickers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PerturbedTest {
    private static final int STEPS = 200;

    @Test
    @DisplayName("no wake-up is lost while the thread that wakes an M is held up before it says that it found no P")
    void wakeUpsFromOutside() throws Exception {
        Pause.every(STEPS);
        int rounds = Perturbed.copyOf(OutsideSenders.class, "nobodySpins").call();
        assertTrue(rounds > 0, "a goroutine was not woken in round " + -rounds);
    }

    @Test
    @DisplayName("M1: a waiter that is stopped while an unlock chooses it leaves the mutex as it was")
    void stoppedWaiters() throws Exception {
        Pause.every(STEPS / 10);
        int rounds = Perturbed.copyOf(StoppedWaiters.class).call();
        assertTrue(rounds > 0, "the mutex was not free in round " + -rounds);
    }

    @Test
    @DisplayName("T3: no tick is lost while its P retires")
    void tickersWhilePsComeAndGo() throws Exception {
        Pause.every(STEPS / 10);
        int ticks = Perturbed.copyOf(Tickers.class, "set").call();
        assertTrue(ticks > 0, "called asleep after " + -ticks + " ticks");
    }
}
