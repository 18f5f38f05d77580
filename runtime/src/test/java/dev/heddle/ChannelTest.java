package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.conformance.EachCapacity;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChannelTest {
    @Test
    @DisplayName("C1: a negative or impossible capacity panics")
    void makeWithImpossibleCapacity() {
        assertEquals(
                "makechan: size out of range",
                assertThrows(Panic.class, () -> Channel.make(-1)).getMessage());
        assertThrows(Panic.class, () -> Channel.make(Integer.MAX_VALUE));
    }

    @Test
    @DisplayName("C2: send and receive on a nil channel block for ever")
    void nilBlocksForEver() throws Exception {
        Program program = Program.start("nil", () -> {
            go(() -> Channel.nil().send(1));
            Go.sleep(Long.MAX_VALUE);
            return Channel.nil().receive();
        });
        Program receiver = Program.start("nil", () -> Channel.nil().receive());
        Run.until(() -> reasons(program).contains(WaitReason.CHAN_SEND_NIL));
        Run.until(() -> reasons(receiver).contains(WaitReason.CHAN_RECEIVE_NIL));
        program.interrupt();
        receiver.interrupt();
    }

    private static List<WaitReason> reasons(Program program) {
        return program.goroutines().stream().map(Goroutine::reason).toList();
    }

    @Test
    @DisplayName("C3: a send on an unbuffered channel completes with its receive, not before")
    void unbufferedMeet() {
        List<String> order = Run.main(1, () -> {
            List<String> said = new ArrayList<>();
            Channel<Integer> c = Channel.make();
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                c.send(1);
                said.add("sent");
            });
            gosched();
            said.add("receiving");
            c.receive();
            done.await();
            return said;
        });
        assertEquals(List.of("receiving", "sent"), order);
    }

    @EachCapacity
    @DisplayName("C4, C5: every value sent is received once, each sender's in its order")
    void everyValueOnceAndInOrder(int capacity, int processors) {
        int senders = 3;
        int receivers = 3;
        int each = 2_000;
        List<List<Integer>> received = Run.main(processors, () -> {
            Channel<Integer> c = Channel.make(capacity);
            WaitGroup sending = new WaitGroup();
            WaitGroup receiving = new WaitGroup();
            for (int s = 0; s < senders; s++) {
                int first = s * each;
                sending.go(() -> {
                    for (int i = 0; i < each; i++) c.send(first + i);
                });
            }
            List<List<Integer>> got = new ArrayList<>();
            for (int r = 0; r < receivers; r++) {
                List<Integer> mine = new ArrayList<>();
                got.add(mine);
                receiving.go(() -> {
                    for (int v : c) mine.add(v);
                });
            }
            sending.await();
            c.close();
            receiving.await();
            return got;
        });
        List<Integer> all = received.stream().flatMap(List::stream).sorted().toList();
        assertEquals(senders * each, all.size());
        for (int i = 0; i < all.size(); i++) assertEquals(i, all.get(i));
        for (List<Integer> mine : received) {
            for (int s = 0; s < senders; s++) {
                int sender = s;
                List<Integer> ofSender =
                        mine.stream().filter(v -> v / each == sender).toList();
                assertEquals(ofSender.stream().sorted().toList(), ofSender);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    @DisplayName("C6: a send on a closed channel panics")
    void sendOnClosed(int capacity) {
        String message = Run.main(() -> {
            Channel<Integer> c = Channel.make(capacity);
            c.close();
            return assertThrows(Panic.class, () -> c.send(1)).getMessage();
        });
        assertEquals("send on closed channel", message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    @DisplayName("C6: a sender that waits when the channel is closed panics")
    void closeWhileSendersWait(int capacity) {
        int panics = Run.main(() -> {
            Channel<Integer> c = Channel.make(capacity);
            AtomicInteger count = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < capacity; i++) c.send(i);
            for (int i = 0; i < 3; i++) {
                done.go(() -> {
                    if (assertThrows(Panic.class, () -> c.send(9)).getMessage().equals("send on closed channel")) {
                        count.incrementAndGet();
                    }
                });
            }
            untilWaiting(WaitReason.CHAN_SEND, 3);
            c.close();
            done.await();
            for (int i = 0; i < capacity; i++) assertEquals(i, c.receive());
            assertFalse(c.receiveOk().ok());
            return count.get();
        });
        assertEquals(3, panics);
    }

    @Test
    @DisplayName("C7: closing a closed or a nil channel panics")
    void closeTwiceOrNil() {
        Channel<Integer> c = Channel.make();
        c.close();
        assertEquals(
                "close of closed channel", assertThrows(Panic.class, c::close).getMessage());
        assertEquals(
                "close of nil channel",
                assertThrows(Panic.class, Channel.nil()::close).getMessage());
    }

    @Test
    @DisplayName("C8: a closed channel gives what is in its buffer, then its zero value")
    void drainsThenGivesZero() {
        Channel<Integer> c = Channel.make(2, 0);
        c.send(7);
        c.send(8);
        c.close();
        assertEquals(new Received<>(7, true), c.receiveOk());
        assertEquals(8, c.receive());
        assertEquals(new Received<>(0, false), c.receiveOk());
        assertEquals(0, c.receive());
        Channel<String> withoutZero = Channel.make();
        withoutZero.close();
        assertNull(withoutZero.receive());
    }

    @Test
    @DisplayName("C9: close wakes every receiver with the zero value")
    void closeWakesReceivers() {
        int zeros = Run.main(() -> {
            Channel<Integer> c = Channel.make(0, -1);
            AtomicInteger count = new AtomicInteger();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 5; i++) {
                done.go(() -> {
                    if (c.receiveOk().equals(new Received<>(-1, false))) count.incrementAndGet();
                });
            }
            untilWaiting(WaitReason.CHAN_RECEIVE, 5);
            c.close();
            done.await();
            return count.get();
        });
        assertEquals(5, zeros);
    }

    @Test
    @DisplayName("C11: len and cap tell the buffer, of nil 0")
    void lenAndCap() {
        Channel<Integer> c = Channel.make(3);
        c.send(1);
        c.send(2);
        assertEquals(2, c.len());
        assertEquals(3, c.cap());
        assertEquals(0, Channel.nil().len());
        assertEquals(0, Channel.nil().cap());
    }

    @Test
    @DisplayName("C14: null is an element like any other")
    void nullIsAnElement() {
        Channel<String> c = Channel.make(1);
        c.send(null);
        assertEquals(new Received<String>(null, true), c.receiveOk());
    }

    @Test
    @DisplayName("C15: views send or receive only")
    void views() {
        Channel<Integer> c = Channel.make(1);
        SendChannel<Integer> in = c;
        ReceiveChannel<Integer> out = c;
        in.send(5);
        assertEquals(5, out.receive());
        in.close();
        assertFalse(out.iterator().hasNext());
    }

    @Test
    void platformThreadsSendAndReceive() throws Exception {
        Channel<Integer> c = Channel.make();
        Thread sender = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 100; i++) c.send(i);
            c.close();
        });
        int sum = 0;
        for (int v : c) sum += v;
        sender.join();
        assertEquals(4950, sum);
    }

    @Test
    void interruptOfTheThreadDoesNotEndAWaitButIsKept() {
        boolean kept = Run.main(() -> {
            Channel<Integer> c = Channel.make();
            Channel<Boolean> flag = Channel.make();
            Goroutine g = go(() -> {
                c.receive();
                flag.send(Thread.interrupted());
            });
            untilWaiting(WaitReason.CHAN_RECEIVE, 1);
            g.thread().interrupt();
            gosched();
            c.send(1);
            return flag.receive();
        });
        assertTrue(kept);
    }

    /// Waits until so many goroutines of this program wait for that reason.
    static void untilWaiting(WaitReason reason, int count) {
        Program program = Objects.requireNonNull(Program.current());
        while (program.goroutines().stream().filter(g -> g.reason() == reason).count() < count) gosched();
    }
}
