package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.receivingOk;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SelectTest {
    @Test
    @DisplayName("S2: of the cases that can be done each is chosen equally often (χ², p > 10⁻⁶)")
    void choiceIsUniform() {
        int cases = 4;
        int trials = 20_000;
        int[] chosen = new int[cases];
        Run.main(() -> {
            Channel<Integer> c = Channel.make(1);
            for (int i = 0; i < trials; i++) {
                c.send(i);
                chosen[
                        select(
                                receiving(c, v -> {}),
                                receiving(c, v -> {}),
                                receiving(c, v -> {}),
                                receiving(c, v -> {}))]++;
            }
            return null;
        });
        double expected = (double) trials / cases;
        double chi = 0;
        for (int n : chosen) chi += (n - expected) * (n - expected) / expected;
        assertTrue(chi < 30.7, "χ² with 3 degrees of freedom: " + chi); // 30.66 is the 10⁻⁶ point
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("C13, S3: where one of two channels always holds a value, default is never taken")
    void choiceIsAtomic(int processors) {
        int defaults = Run.main(processors, () -> {
            AtomicInteger taken = new AtomicInteger();
            for (int i = 0; i < 5_000; i++) {
                Channel<Integer> a = Channel.make(1);
                Channel<Integer> b = Channel.make(1);
                a.send(1);
                WaitGroup done = new WaitGroup();
                done.go(() -> select(receiving(a, v -> {}), receiving(b, v -> {}), otherwise(taken::incrementAndGet)));
                b.send(2); // a or b holds a value from before the select until after it
                select(receiving(a, v -> {}), otherwise(() -> {}));
                done.await();
            }
            return taken.get();
        });
        assertEquals(0, defaults);
    }

    @Test
    @DisplayName("S4: a goroutine never meets itself; with a partner the same channel may be sent to and received from")
    void selectOnBothDirections() {
        Run.main(() -> {
            Channel<Integer> c = Channel.make();
            assertEquals(2, select(receiving(c, v -> fail()), sending(c, 1, () -> fail()), otherwise(() -> {})));
            AtomicInteger sum = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 2; g++) {
                done.go(() -> {
                    for (int i = 0; i < 1_000; i++) select(receiving(c, sum::addAndGet), sending(c, 1, () -> {}));
                });
            }
            done.await();
            assertEquals(1_000, sum.get());
            return null;
        });
    }

    @Test
    @DisplayName("S6: cases on nil channels never happen; without any other, select waits for ever")
    void nilCases() throws Exception {
        Channel<Integer> c = Channel.make(1);
        assertEquals(1, select(receiving(Channel.nil(), v -> fail()), sending(c, 1, () -> {})));
        Program none = Program.start("none", () -> select());
        Program nil = Program.start("nil", () -> select(receiving(Channel.nil(), v -> {})));
        assertAsleep(none, "select (no cases)");
        assertAsleep(nil, "select");
    }

    private static void assertAsleep(Program program, String reason) throws InterruptedException {
        var fatal = (Program.Outcome.Fatal) program.await();
        assertTrue(fatal.report().contains("[" + reason + "]:"), fatal.report());
    }

    @Test
    @DisplayName("S7: default is taken if no case can be done, wherever it stands")
    void defaultAnywhere() {
        Channel<Integer> c = Channel.make();
        assertEquals(0, select(otherwise(() -> {}), receiving(c, v -> fail())));
        assertEquals(1, select(receiving(c, v -> fail()), otherwise(() -> {})));
        assertThrows(IllegalArgumentException.class, () -> select(otherwise(() -> {}), otherwise(() -> {})));
    }

    @Test
    @DisplayName("S8: a send case on a closed channel can be chosen, and panics")
    void sendCaseOnClosed() {
        Channel<Integer> c = Channel.make();
        c.close();
        Channel<Integer> open = Channel.make();
        var panic = assertThrows(
                Panic.class,
                () -> select(sending(c, 1, () -> fail()), receiving(open, v -> fail()), otherwise(() -> fail())));
        assertEquals("send on closed channel", panic.getMessage());
        assertEquals(0, select(receivingOk(c, (v, ok) -> assertEquals(false, ok)))); // and no lock is left held
        assertEquals(1, select(receiving(open, v -> fail()), otherwise(() -> {})));
    }

    @Test
    @DisplayName("S8: a select that waits to send panics when the channel is closed")
    void sendCaseClosedWhileWaiting() {
        Run.main(() -> {
            Channel<Integer> c = Channel.make();
            WaitGroup done = new WaitGroup();
            done.go(() -> assertThrows(
                    Panic.class, () -> select(sending(c, 1, () -> fail()), receiving(Channel.make(), v -> {}))));
            ChannelTest.untilWaiting(WaitReason.SELECT, 1);
            c.close();
            done.await();
            return null;
        });
    }

    @Test
    @DisplayName("S9: a select leaves nothing in the queues of the channels that lost")
    void losersAreDequeued() {
        Run.main(() -> {
            Channel<Integer> quiet = Channel.make();
            Channel<Integer> busy = Channel.make();
            go(() -> {
                for (int i = 0; i < 1_000; i++) busy.send(i);
            });
            for (int i = 0; i < 1_000; i++) select(receiving(quiet, v -> fail()), receiving(busy, v -> {}));
            assertEquals(0, quiet.receivers().size());
            return null;
        });
    }

    @Test
    @DisplayName("S10: thousands of cases")
    void manyCases() {
        int n = 65_536;
        Channel<Integer> last = Channel.make(1);
        Case[] cases = new Case[n];
        for (int i = 0; i < n; i++) cases[i] = receiving(i == n - 1 ? last : Channel.make(), v -> {});
        last.send(1);
        assertEquals(n - 1, select(cases));
    }

    @EachP
    @DisplayName("S11: under random traffic everyone gets on, and nothing is lost or doubled")
    void traffic(int processors) {
        int total = Run.main(processors, () -> {
            Channel<Integer> a = Channel.make();
            Channel<Integer> b = Channel.make(2);
            AtomicInteger received = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 4; g++) {
                done.go(() -> {
                    for (int i = 0; i < 2_000; i++) select(sending(a, 1, () -> {}), sending(b, 1, () -> {}));
                });
                done.go(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        select(receiving(b, received::addAndGet), receiving(a, received::addAndGet));
                    }
                });
            }
            done.await();
            return received.get();
        });
        assertEquals(8_000, total);
    }

    @Test
    void whatAHandlerThrowsLeavesTheSelect() {
        Channel<Integer> c = Channel.make(1);
        c.send(1);
        assertThrows(
                IOException.class,
                () -> select(receiving(c, v -> {
                    throw new IOException("seen");
                })));
        gosched();
    }
}
