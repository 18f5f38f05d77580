package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OsThreadTest {
    private static final String REST =
            " 100 100 1 0 -1 4194304 7 0 0 0 25 5 0 0 20 0 9 0 4170 29900 421 1 1 1 1 0 0 0 0"
                    + " 4096 17 0 0 0 17 3 0 0 0 0 0 1 1 1 1 1 1 1 0";

    @Test
    void statAndStatusMakeAThread() {
        OsThread thread = OsThread.parse(
                "4711 (heddle-m0) S" + REST,
                List.of("Name:\theddle-m0", "voluntary_ctxt_switches:\t150", "nonvoluntary_ctxt_switches:\t12"));
        assertEquals(new OsThread(4711, "heddle-m0", "sleeping", 3, 150, 12, Duration.ofMillis(300)), thread);
    }

    @Test
    void aNameMayHoldSpacesAndParentheses() {
        OsThread thread = OsThread.parse("1 (a) R (b) R" + REST, List.of());
        assertEquals("a) R (b", thread.name());
        assertEquals("running", thread.state());
        assertEquals(-1, thread.voluntary());
    }

    @Test
    void aWaitingThreadsRegistersAreTheLastTwoNumbers() {
        Registers registers = new Registers(0x7ffe3b5e3448L, 0x7f1f7a5b5503L);
        assertEquals(
                Optional.of(registers),
                Registers.parse("230 0x0 0x0 0x7ffe3b5e3460 0x0 0x0 0x0 0x7ffe3b5e3448 0x7f1f7a5b5503"));
        assertEquals(Optional.empty(), Registers.parse("running"));
        assertEquals(Optional.empty(), Registers.parse(""));
    }

    @Test
    void theJvmKnowsItsThreadsWithoutTheSystem() {
        String own = Thread.currentThread().getName();
        assertEquals(
                1, OsThread.ofJvm().stream().filter(t -> t.name().equals(own)).count());
    }
}
