package dev.heddle.lesson;

import static dev.heddle.Go.go;
import static dev.heddle.Go.panic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Channel;
import dev.heddle.Program;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// In a thread that is no goroutine, as the cells of other kernels are; and in one that is.
@Timeout(20)
class CellTest {
    @Test
    void returnsWhatItsBodyReturns() throws Exception {
        assertEquals("done", Cell.run(() -> "done"));
    }

    @Test
    void throwsWhatItsBodyThrows() {
        var thrown = new IOException("no such file");
        assertSame(
                thrown,
                assertThrows(
                        IOException.class,
                        () -> Cell.run(() -> {
                            throw thrown;
                        })));
    }

    @Test
    void endsWhenAllAreAsleep() {
        var asleep = assertThrows(
                AssertionError.class,
                () -> Cell.run(() -> Channel.<Integer>make().receive()));
        assertTrue(String.valueOf(asleep.getMessage()).contains("all goroutines are asleep"), asleep::getMessage);
    }

    @Test
    void outlivesAPanic() {
        var panicked = assertThrows(
                AssertionError.class,
                () -> Cell.run(() -> {
                    go("broken", () -> {
                        throw panic("broken");
                    });
                    return Channel.<Integer>make().receive();
                }));
        assertTrue(String.valueOf(panicked.getMessage()).contains("panic: broken"), panicked::getMessage);
    }

    @Test
    void isTheProgramThatTheCellIs() throws Exception {
        var cell = Program.start("cell of the kernel", () -> {
            var outer = Program.current();
            return Cell.run(() -> Program.current() == outer);
        });
        assertEquals(new Program.Outcome.Returned(true), cell.await());
    }
}
