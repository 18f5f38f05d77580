package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.SmallProgram.Op;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Small programs under every schedule: what comes of them is what Go's rules allow, no more and no less.
@Timeout(3_600)
class ExplorationTest {
    private static final Op.Send SEND = new Op.Send(0, 1);
    private static final Op.Receive RECEIVE = new Op.Receive(0);

    private static Set<String> explore(int capacity, List<List<Op>> goroutines) {
        SmallProgram program = new SmallProgram(List.of(capacity, 0), goroutines);
        SmallProgram.Outcomes outcomes = program.outcomes(new Exploration());
        assertTrue(outcomes.whole());
        assertEquals(Model.outcomes(program), outcomes.set(), program.toString());
        return outcomes.set();
    }

    @Test
    @DisplayName("C3, C8: a send, a receive and a close: every outcome that Go allows, and no other")
    void sendReceiveClose() {
        List<List<Op>> goroutines = List.of(List.of(SEND), List.of(RECEIVE), List.of(new Op.Close(0)));
        Set<String> unbuffered = Set.of("[[sent], [got 1], [closed]]", "[[panic], [end], [closed]]");
        assertEquals(unbuffered, explore(0, goroutines));
        assertEquals(unbuffered, explore(1, goroutines));
    }

    @Test
    @DisplayName("S4: two selects that send and receive on one channel meet in both directions, nobody meets himself")
    void bothDirections() {
        Op either = new Op.Select(List.of(SEND, RECEIVE), false);
        assertEquals(
                Set.of("[[0 sent], [1 got 1]]", "[[1 got 1], [0 sent]]"),
                explore(0, List.of(List.of(either), List.of(either))));
        assertEquals(Set.of("[[]] stuck"), explore(0, List.of(List.of(either))));
    }

    @Test
    @DisplayName("M1: whoever comes may lock before a woken waiter; one at a time")
    void mutex() {
        List<Op> once = List.of(new Op.Lock(), new Op.Unlock());
        assertEquals(
                Set.of("[[locked, unlocked], [locked, unlocked], [locked, unlocked]]"),
                explore(0, List.of(once, once, once)));
        Set<String> tries = explore(0, List.of(once, List.of(new Op.TryLock(), new Op.Unlock())));
        assertEquals(
                Set.of("[[locked, unlocked], [busy, not held]]", "[[locked, unlocked], [locked, unlocked]]"), tries);
    }

    @Test
    @DisplayName("C4, C5, C6, S2, S3, S8: random programs of three goroutines")
    void threeGoroutines() {
        compare(1, 60, 3, 2);
    }

    @Test
    @DisplayName("C4, C5, C6, S2, S3, S8: random programs of two goroutines")
    void twoGoroutines() {
        compare(1, 200, 2, 3);
    }

    @Test
    @Tag("stress")
    @DisplayName("thousands of random programs of two and three goroutines")
    void thousands() {
        compare(1_000_000, 1_004_000, 3, 2);
        compare(2_000_000, 2_002_000, 2, 4);
        compare(3_000_000, 3_000_060, 3, 3);
    }

    private static void compare(int firstSeed, int lastSeed, int goroutines, int operations) {
        int runs = 0;
        int whole = 0;
        for (int seed = firstSeed; seed <= lastSeed; seed++) {
            SmallProgram program = SmallProgram.random(new SplittableRandom(seed), goroutines, operations);
            Exploration exploration = new Exploration();
            SmallProgram.Outcomes outcomes = program.outcomes(exploration);
            Set<String> allowed = Model.outcomes(program);
            runs += exploration.runs();
            if (outcomes.whole()) whole++;
            Set<String> forbidden = new TreeSet<>(outcomes.set());
            forbidden.removeAll(allowed);
            Set<String> missing = new TreeSet<>(outcomes.whole() ? allowed : Set.of());
            missing.removeAll(outcomes.set());
            if (forbidden.isEmpty() && missing.isEmpty()) continue;
            throw new AssertionError(
                    "seed " + seed + ", " + program + "\nnot allowed: " + forbidden + "\nmissing: " + missing);
        }
        int programs = lastSeed - firstSeed + 1;
        assertTrue(runs > programs, "schedules differ");
        assertTrue(2 * whole > programs, "most have been explored");
        System.out.println("heddle: " + programs + " programs of " + goroutines + " goroutines in " + runs + " runs, "
                + whole + " of them under all of their schedules");
    }
}
