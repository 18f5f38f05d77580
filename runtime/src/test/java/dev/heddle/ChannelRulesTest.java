package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.conformance.EachCapacity;
import dev.heddle.conformance.EachP;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/// The rules of channels that hold at every capacity.
@Timeout(60)
class ChannelRulesTest {
    private static Channel<Integer> full(int capacity) {
        Channel<Integer> c = Channel.make(capacity, -1);
        for (int i = 0; i < capacity; i++) c.send(i);
        return c;
    }

    @EachP
    @DisplayName("C3: a send on an unbuffered channel returns only after a receiver has come")
    void unbufferedMeet(int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make();
            AtomicInteger came = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                for (int i = 0; i < 2_000; i++) {
                    came.incrementAndGet();
                    assertEquals(i, c.receive());
                }
            });
            for (int i = 0; i < 2_000; i++) {
                c.send(i);
                assertTrue(came.get() > i);
            }
            done.await();
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C4: what is in the buffer comes before what a blocked sender holds")
    void bufferThenBlockedSender(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = full(capacity);
            assertEquals(capacity, c.len());
            WaitGroup done = new WaitGroup();
            done.go(() -> c.send(capacity));
            ChannelTest.untilWaiting(WaitReason.CHAN_SEND, 1);
            for (int i = 0; i <= capacity; i++) assertEquals(i, c.receive());
            done.await();
            assertEquals(0, c.len());
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C4: a value for a waiting receiver does not pass through the buffer")
    void servedDirectly(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity);
            WaitGroup done = new WaitGroup();
            done.go(() -> assertEquals(7, c.receive()));
            ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, 1);
            c.send(7);
            assertEquals(0, c.len());
            done.await();
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C5: who waits longest to receive, or to send, is served first")
    void waitersAreServedInTheirOrder(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity);
            int[] got = new int[4];
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                int n = i;
                done.go(() -> got[n] = c.receive());
                ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, i + 1);
            }
            for (int i = 0; i < 4; i++) c.send(i);
            done.await();
            assertEquals("[0, 1, 2, 3]", Arrays.toString(got));
            for (int i = 0; i < capacity; i++) c.send(i);
            for (int i = 0; i < 4; i++) {
                int n = capacity + i;
                done.go(() -> c.send(n));
                ChannelTest.untilWaiting(WaitReason.CHAN_SEND, i + 1);
            }
            for (int i = 0; i < capacity + 4; i++) assertEquals(i, c.receive());
            done.await();
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C5: a select that another channel has served already is passed over")
    void servedElsewhere(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> other = Channel.make();
            Channel<Integer> c = Channel.make(capacity);
            WaitGroup done = new WaitGroup();
            done.go(() -> select(receiving(c, v -> fail()), receiving(other, v -> {})));
            ChannelTest.untilWaiting(WaitReason.SELECT, 1);
            done.go(() -> assertEquals(2, c.receive()));
            ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, 1);
            other.send(1);
            c.send(2); // the select may not have left this queue yet
            done.await();
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C6: a send on a closed channel panics, whether it comes later or waits already")
    void sendOnClosed(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = full(capacity);
            AtomicInteger panics = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                done.go(() -> {
                    assertPanics(c);
                    panics.incrementAndGet();
                });
            }
            ChannelTest.untilWaiting(WaitReason.CHAN_SEND, 3);
            c.close();
            done.await();
            assertEquals(3, panics.get());
            assertPanics(c);
            assertEquals(capacity, c.len(), "what waited has left nothing in the buffer");
            return null;
        });
    }

    private static void assertPanics(Channel<Integer> c) {
        assertEquals(
                "send on closed channel",
                assertThrows(Panic.class, () -> c.send(9)).getMessage());
    }

    @EachCapacity
    @DisplayName("C8: a closed channel gives what it holds with true, then its zero with false")
    void drains(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = full(capacity);
            c.close();
            for (int i = 0; i < capacity; i++) assertEquals(new Received<>(i, true), c.receiveOk());
            for (int i = 0; i < 3; i++) assertEquals(new Received<>(-1, false), c.receiveOk());
            assertEquals(-1, c.receive());
            return null;
        });
    }

    @EachCapacity
    @Tag("scheduler")
    @DisplayName("C9: close wakes all receivers; on one P the first of them first, then the others backwards")
    void closeWakesReceivers(int capacity, int processors) {
        List<Integer> order = Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity, -1);
            Mutex mu = new Mutex();
            List<Integer> woken = new ArrayList<>();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 6; i++) {
                int n = i;
                done.go(() -> {
                    assertEquals(new Received<>(-1, false), c.receiveOk());
                    mu.locked(() -> woken.add(n));
                });
                ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, i + 1);
            }
            c.close();
            done.await();
            return woken;
        });
        if (processors == 1 && VirtualThreads.custom()) assertEquals(List.of(0, 5, 4, 3, 2, 1), order);
        assertEquals(List.of(0, 1, 2, 3, 4, 5), order.stream().sorted().toList());
    }

    @EachCapacity
    @DisplayName("C10: a loop over a channel ends when it is closed and drained, with all that was sent")
    void loops(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity);
            go(() -> {
                for (int i = 0; i < 500; i++) c.send(i);
                c.close();
            });
            int next = 0;
            for (int v : c) assertEquals(next++, v);
            assertEquals(500, next);
            assertFalse(c.iterator().hasNext());
            return null;
        });
    }

    /// What the reader of a message finds in memory that no lock guards.
    private static final class Plain {
        int value;
    }

    @EachCapacity
    @DisplayName("C12: what was written before a send is seen after its receive")
    void sendHappensBeforeReceive(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Plain> c = Channel.make(capacity);
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                for (int i = 1; i <= 3_000; i++) {
                    Plain p = new Plain();
                    p.value = i;
                    c.send(p);
                }
                c.close();
            });
            int next = 1;
            for (Plain p : c) assertEquals(next++, p.value);
            done.await();
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C12: the k-th receive happens before the (k+C)-th send returns: a buffer of C is a semaphore")
    void receiveHappensBeforeLaterSend(int capacity, int processors) {
        Run.main(processors, () -> {
            Channel<Integer> permits = Channel.make(capacity);
            Plain[] slots = new Plain[capacity + 1]; // written by the receiver, read by a sender C sends later
            Arrays.setAll(slots, i -> new Plain());
            WaitGroup done = new WaitGroup();
            int sends = 1_000 + capacity;
            done.go(() -> {
                for (int k = 0; k < sends; k++) {
                    slots[k % slots.length].value = k + 1;
                    permits.receive();
                }
            });
            for (int k = 0; k < sends; k++) {
                permits.send(k);
                int received = k - capacity;
                if (received >= 0) assertTrue(slots[received % slots.length].value >= received + 1);
            }
            done.await();
            return null;
        });
    }

    @EachCapacity
    @DisplayName("C13: a receive that does not wait finds what is there at that instant, be it a value or the close")
    void receivesThatDoNotWaitAreExact(int capacity, int processors) {
        int defaults = Run.main(processors, () -> {
            AtomicInteger taken = new AtomicInteger();
            for (int i = 0; i < 200; i++) {
                Channel<Integer> c = Channel.make(capacity);
                WaitGroup done = new WaitGroup();
                if (capacity == 0) {
                    go(() -> {
                        try {
                            c.send(1);
                        } catch (Panic closed) {
                            // nobody received before the close
                        }
                    });
                    while (c.senders().isEmpty()) gosched();
                } else {
                    c.send(1);
                }
                done.go(() -> select(receiving(c, v -> {}), otherwise(taken::incrementAndGet)));
                c.close();
                done.await();
            }
            return taken.get();
        });
        assertEquals(0, defaults);
    }
}
