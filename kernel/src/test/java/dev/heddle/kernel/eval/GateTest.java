package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Safepoint;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GateTest {

    private final Gate gate = new Gate();
    private final AtomicLong turns = new AtomicLong();

    @Test
    void holdsWhoPassesASafepointUntilItOpens() throws InterruptedException {
        Thread loop = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                turns.incrementAndGet();
                Safepoint.poll();
            }
        });
        try {
            long held = gate.closedDuring(() -> {
                while (loop.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                return turns.get();
            });
            while (turns.get() == held) Thread.onSpinWait();
        } finally {
            loop.interrupt();
            loop.join();
        }
    }

    @Test
    void isOpenAfterAnError() throws InterruptedException {
        assertThrows(
                OutOfMemoryError.class,
                () -> gate.closedDuring(() -> {
                    throw new OutOfMemoryError();
                }));
        Thread.ofPlatform().start(Safepoint::poll).join();
    }
}
