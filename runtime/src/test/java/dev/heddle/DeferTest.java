package dev.heddle;

import static dev.heddle.Go.deferring;
import static dev.heddle.Go.go;
import static dev.heddle.Go.goexit;
import static dev.heddle.Go.panic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeferTest {
    private final List<Object> order = new ArrayList<>();

    @Test
    @DisplayName("G5: deferred actions run last in, first out, also when the body panics")
    void lastInFirstOut() {
        deferring(d -> {
            d.defer(() -> order.add(1));
            d.defer(() -> order.add(2));
            order.add("body");
        });
        assertThrows(
                Panic.class,
                () -> deferring(d -> {
                    d.defer(() -> order.add(3));
                    throw panic("seen");
                }));
        assertEquals(List.of("body", 2, 1, 3), order);
    }

    @Test
    @DisplayName("G5: recover stops the panic and gives its value, in a deferred action only, and once")
    void recovers() {
        deferring(d -> {
            d.defer(() -> order.add(d.recover()));
            d.defer(() -> order.add(d.recover()));
            assertNull(d.recover());
            throw panic("value");
        });
        assertEquals(Arrays.asList("value", null), order);
        IllegalStateException e = new IllegalStateException();
        deferring(d -> {
            d.defer(() -> assertEquals(e, d.recover()));
            throw e;
        });
        deferring(d -> {
            d.defer(() -> assertInstanceOf(Panic.class, d.recover()));
            throw panic(null);
        });
    }

    @Test
    @DisplayName("G5: a panic in a deferred action takes the place of the one before")
    void panicInDeferred() {
        var last = assertThrows(
                Panic.class,
                () -> deferring(d -> {
                    d.defer(() -> {
                        throw panic("second");
                    });
                    throw panic("first");
                }));
        assertEquals("second", last.value());
    }

    @Test
    @DisplayName("G7: goexit runs what is deferred, is not recovered, and ends only its goroutine")
    void goexitEndsOneGoroutine() {
        Run.main(() -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> deferring(d -> {
                d.defer(() -> order.add(d.recover()));
                goexit();
            }));
            done.await();
            return null;
        });
        assertEquals(Arrays.asList((Object) null), order);
    }

    @Test
    @DisplayName("G7: after goexit in main the program goes on, and is fatal when the others have ended")
    void goexitInMain() {
        var outcome = Run.outcome(() -> {
            go(() -> {
                Go.sleep(20);
                order.add("ran");
            });
            throw goexit();
        });
        String report = assertInstanceOf(Program.Outcome.Fatal.class, outcome).report();
        assertTrue(report.startsWith("fatal error: no goroutines (main called runtime.Goexit) - deadlock!"), report);
        assertEquals(List.of("ran"), order);
    }

    @Test
    @DisplayName("G8: go of null is fatal")
    void goOfNull() {
        String report = assertInstanceOf(Program.Outcome.Fatal.class, Run.outcome(() -> go(null)))
                .report();
        assertTrue(report.startsWith("fatal error: go of nil func value\n"), report);
    }
}
