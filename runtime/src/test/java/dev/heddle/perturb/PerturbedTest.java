package dev.heddle.perturb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.programs.OutsideSenders;
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
}
