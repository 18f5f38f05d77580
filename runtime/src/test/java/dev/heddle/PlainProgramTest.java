package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.programs.Plain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a plain Java program that uses goroutines does as a process.
@Timeout(60)
class PlainProgramTest {
    @Test
    @DisplayName("G3: when main returns the process ends; goroutines are not waited for")
    void mainReturns() throws Exception {
        assertEquals(new Child(0, "", ""), Child.run(true, Plain.class, "returns"));
    }

    @Test
    @DisplayName("G4: an uncaught panic prints Go's text after its own finally, and exits with 2")
    void panic() throws Exception {
        Child child = Child.run(true, Plain.class, "panic");
        assertEquals(2, child.exit());
        assertEquals("finally\n", child.out());
        String frames = "dev.heddle.programs.Plain.lambda\\$panics\\$\\d+\\(...\\)\n\tPlain.java:\\d+\n";
        String created = "created by dev.heddle.programs.Plain.panics in goroutine 1\n\tPlain.java:\\d+\n";
        assertMatches("panic: no more\n\ngoroutine \\d+ \"worker\" \\[running\\]:\n" + frames + created, child.err());
    }

    @Test
    @DisplayName("G4: so does a panic of main itself, once it has used a goroutine or a primitive")
    void panicOfMain() throws Exception {
        Child child = Child.run(true, Plain.class, "panic of main");
        assertEquals(2, child.exit());
        assertMatches(
                "panic: no more\n\n"
                        + "goroutine 1 \\[running\\]:\n"
                        + "dev.heddle.programs.Plain.main\\(...\\)\n"
                        + "\tPlain.java:\\d+\n",
                child.err());
    }

    @Test
    @DisplayName("G7: goexit of main leaves the others running, and when none is left that is fatal")
    void goexitOfMain() throws Exception {
        Child child = Child.run(true, Plain.class, "goexit of main");
        assertEquals("the other ran\n", child.out());
        assertEquals(
                "fatal error: no goroutines (main called runtime.Goexit) - deadlock!",
                child.err().trim());
        assertEquals(2, child.exit());
    }

    @Test
    @DisplayName("D1, D2: all asleep prints every goroutine with its reason, and exits with 2")
    void deadlock() throws Exception {
        Child child = Child.run(true, Plain.class, "deadlock");
        assertEquals(2, child.exit());
        String main = "goroutine 1 \\[chan receive\\]:\ndev.heddle.programs.Plain.deadlock(?s:.*)\n\n";
        String other = "goroutine \\d+ \\[chan receive\\]:\ndev.heddle.programs.Plain.lambda(?s:.*)";
        String created = "created by dev.heddle.programs.Plain.deadlock in goroutine 1\n\tPlain.java:\\d+\n";
        assertMatches("fatal error: all goroutines are asleep - deadlock!\n\n" + main + other + created, child.err());
    }

    @Test
    @DisplayName("G6: a fatal error runs no catch and no finally, and exits with 2")
    void unlockOfUnlocked() throws Exception {
        Child child = Child.run(true, Plain.class, "unlock");
        assertEquals(2, child.exit());
        assertEquals("", child.out());
        assertTrue(child.err().startsWith("fatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:\n"));
    }

    @Test
    @DisplayName("W1: misuse of a primitive in a goroutine is a panic")
    void negativeCounter() throws Exception {
        Child child = Child.run(true, Plain.class, "negative");
        assertEquals(2, child.exit());
        assertTrue(child.err().startsWith("panic: sync: negative WaitGroup counter\n\ngoroutine "), child.err());
    }

    @Test
    void withoutTheFlagGoroutinesWorkAndOneLineNamesIt() throws Exception {
        Child child = Child.run(false, Plain.class, "works");
        assertEquals(0, child.exit(), child.err());
        assertEquals("sum 500500\n", child.out());
        assertEquals(
                1,
                child.err()
                        .lines()
                        .filter(line -> line.contains(VirtualThreads.FLAG))
                        .count(),
                child.err());
        Child panic = Child.run(false, Plain.class, "panic");
        assertEquals(2, panic.exit());
        assertTrue(panic.err().contains("panic: no more\n\ngoroutine "), panic.err());
        Child schedule = Child.run(false, Plain.class, "schedule");
        assertTrue(schedule.err().contains(VirtualThreads.FLAG), schedule.err());
    }

    @Test
    @DisplayName("D6: an idle program uses no CPU")
    void idleUsesNoCpu() throws Exception {
        Child child = Child.run(true, Plain.class, "idle");
        long ms = Long.parseLong(child.out().lines().toList().getLast().replace("idle ", ""));
        assertTrue(ms <= 20, ms + " ms of CPU in 2 s"); // the clock's grain is 10 ms
    }

    private static void assertMatches(String pattern, String text) {
        assertTrue(text.trim().matches(pattern.trim()), text);
    }
}
