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

import dev.heddle.conformance.EachCapacity;
import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The rules of select that hold at every capacity, and how evenly it chooses.
@Timeout(60)
class SelectRulesTest {
    private static final double[] SIX_SIGMA_IN_A_BILLION = {0, 37.3, 41.4, 44.8, 47.9, 50.7, 53.4}; // by freedom

    @Test
    @DisplayName("S1: channels and values are evaluated once each, in their order, also those of cases not chosen")
    void operandsAreEvaluatedOnceInOrder() {
        List<String> order = new ArrayList<>();
        Channel<Integer> a = Channel.make(1);
        Channel<Integer> b = Channel.make(1);
        b.send(0);
        select(
                sending(said(order, "a", a), said(order, "1", 1), () -> {}),
                receiving(said(order, "b", b), v -> {}),
                sending(said(order, "nil", Channel.<Integer>nil()), said(order, "2", 2), () -> {}));
        assertEquals(List.of("a", "1", "b", "nil", "2"), order);
    }

    private static <T> T said(List<String> order, String name, T operand) {
        order.add(name);
        return operand;
    }

    @Test
    @DisplayName("S2: cases on different channels, sends and receives, waiting and buffered, are equally likely (χ²)")
    void choiceIsUniformOverKindsOfCases() {
        int trials = 20_000;
        int[] chosen = new int[5];
        Run.main(1, () -> {
            Channel<Integer> full = Channel.make(1);
            Channel<Integer> empty = Channel.make(1);
            Channel<Integer> closed = Channel.make();
            closed.close();
            full.send(1);
            for (int i = 0; i < trials; i++) {
                chosen[
                        select(
                                receiving(full, v -> full.send(1)),
                                sending(empty, 1, empty::receive),
                                receiving(closed, v -> {}),
                                receiving(full, v -> full.send(1)),
                                sending(empty, 2, empty::receive))]++;
            }
            return null;
        });
        assertUniform(chosen, trials);
    }

    @Test
    @DisplayName("S2: among waiting partners of several channels the one served is random, too")
    void waitingPartnersAreEquallyLikely() {
        int trials = 3_000;
        int[] chosen = new int[3];
        Run.main(1, () -> {
            List<Channel<Integer>> channels = List.of(Channel.make(), Channel.make(), Channel.make());
            for (Channel<Integer> c : channels) {
                go(() -> {
                    while (true) c.send(1);
                });
            }
            for (int i = 0; i < trials; i++) {
                while (channels.stream().anyMatch(c -> c.senders().isEmpty())) gosched();
                chosen[
                        select(
                                receiving(channels.get(0), v -> {}),
                                receiving(channels.get(1), v -> {}),
                                receiving(channels.get(2), v -> {}))]++;
            }
            return null;
        });
        assertUniform(chosen, trials);
    }

    private static void assertUniform(int[] chosen, int trials) {
        double expected = (double) trials / chosen.length;
        double chi = 0;
        for (int n : chosen) chi += (n - expected) * (n - expected) / expected;
        assertTrue(chi < SIX_SIGMA_IN_A_BILLION[chosen.length - 1], "χ²: " + chi);
    }

    @EachCapacity
    @DisplayName("S3: where one of two channels can be received from at any instant, default is never taken")
    void choiceIsAtomic(int capacity, int processors) {
        int defaults = Run.main(processors, () -> {
            AtomicInteger taken = new AtomicInteger();
            for (int i = 0; i < 200; i++) {
                Channel<Integer> a = Channel.make(capacity);
                Channel<Integer> b = Channel.make(capacity);
                if (capacity == 0) {
                    go(() -> a.send(1));
                    while (a.senders().isEmpty()) gosched();
                } else {
                    a.send(1);
                }
                WaitGroup done = new WaitGroup();
                done.go(() -> select(receiving(a, v -> {}), receiving(b, v -> {}), otherwise(taken::incrementAndGet)));
                b.close(); // from here on b, until here a
                select(receiving(a, v -> {}), otherwise(() -> {}));
                done.await();
            }
            return taken.get();
        });
        assertEquals(0, defaults);
    }

    @EachCapacity
    @DisplayName("S4: a channel may stand in several cases, in both directions; what is sent is received once")
    void bothDirections(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity);
            AtomicInteger sent = new AtomicInteger();
            AtomicInteger received = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 2; g++) {
                done.go(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        select(
                                receiving(c, received::addAndGet),
                                sending(c, 1, sent::incrementAndGet),
                                sending(c, 1, sent::incrementAndGet),
                                receiving(c, received::addAndGet));
                    }
                });
            }
            done.await();
            assertEquals(2_000, sent.get() + received.get());
            assertEquals(sent.get(), received.get() + c.len());
            return null;
        });
    }

    @EachP
    @DisplayName("S5: of many cases that could be done one is")
    void oneCaseIsDone(int processors) {
        int values = 2_000;
        AtomicIntegerArray received = new AtomicIntegerArray(values);
        Run.main(processors, () -> {
            List<Channel<Integer>> channels = List.of(Channel.make(), Channel.make(), Channel.make(1), Channel.make(2));
            WaitGroup done = new WaitGroup();
            for (Channel<Integer> c : channels) {
                done.go(() -> {
                    for (int v : c) received.incrementAndGet(v);
                });
            }
            for (int i = 0; i < values; i++) {
                int n = i;
                select(channels.stream().map(c -> sending(c, n, () -> {})).toArray(Case[]::new));
            }
            channels.forEach(Channel::close);
            done.await();
            return null;
        });
        for (int i = 0; i < values; i++) assertEquals(1, received.get(i));
    }

    @EachP
    @DisplayName("S7: where a case can be done at every instant, default is never taken; where none can, always")
    void defaultOnlyIfNothingCanBeDone(int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(2);
            c.send(1);
            WaitGroup done = new WaitGroup();
            AtomicInteger taken = new AtomicInteger();
            for (int g = 0; g < 2; g++) {
                done.go(
                        () -> { // one value and one free place, or two of either while the other one acts
                            for (int i = 0; i < 2_000; i++) {
                                select(
                                        otherwise(taken::incrementAndGet),
                                        receiving(c, v -> {}),
                                        sending(c, 1, () -> {}));
                            }
                        });
            }
            done.await();
            assertEquals(0, taken.get());
            Channel<Integer> never = Channel.make();
            for (int i = 0; i < 100; i++) assertEquals(1, select(receiving(never, v -> fail()), otherwise(() -> {})));
            return null;
        });
    }

    @EachCapacity
    @DisplayName("S8: a send case on a closed channel is ready and panics, also one that has waited for room")
    void sendCaseOnClosed(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity);
            Channel<Integer> never = Channel.make();
            for (int i = 0; i < capacity; i++) c.send(i);
            WaitGroup done = new WaitGroup();
            done.go(() -> assertThrows(
                    Panic.class, () -> select(receiving(never, v -> fail()), sending(c, 9, () -> fail()))));
            ChannelTest.untilWaiting(WaitReason.SELECT, 1);
            c.close();
            done.await();
            assertThrows(Panic.class, () -> select(sending(c, 9, () -> fail()), otherwise(() -> fail())));
            for (int i = 0; i < capacity; i++) assertEquals(i, c.receive());
            assertEquals(0, select(receivingOk(c, (v, ok) -> assertEquals(false, ok))));
            return null;
        });
    }
}
