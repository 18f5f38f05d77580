package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `Thread.interrupt` ends no wait of our primitives: the flag stays set, for whoever asks for it afterwards.
@Timeout(60)
class InterruptTest {
    /// Something that waits, and what ends the wait.
    private record Wait(String name, Body body, Body end) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wait> waits() {
        Channel<Integer> c = Channel.make();
        Channel<Integer> full = Channel.make(1);
        full.send(0);
        Mutex mutex = held(new Mutex());
        RWMutex written = held(new RWMutex());
        RWMutex readBlocked = held(new RWMutex());
        WaitGroup group = new WaitGroup();
        group.add(1);
        Mutex guard = new Mutex();
        Cond cond = new Cond(guard);
        WeightedSemaphore semaphore = new WeightedSemaphore(1);
        semaphore.acquire(Context.background(), 1);
        ErrGroup errors = new ErrGroup();
        Channel<Integer> task = Channel.make();
        errors.go(() -> task.receive());
        CountDownLatch inside = new CountDownLatch(1);
        Channel<Integer> leave = Channel.make();
        Once once = new Once();
        SingleFlight<String, Integer> flights = new SingleFlight<>();
        Channel<Integer> land = Channel.make();
        go(() -> once.run(() -> {
            inside.countDown();
            leave.receive();
        }));
        CountDownLatch flying = new CountDownLatch(1);
        go(() -> flights.run("key", () -> {
            flying.countDown();
            return land.receive();
        }));
        Timer timer = new Timer(Duration.ofHours(1));
        timer.stop();
        return Stream.of(
                new Wait("receive", c::receive, () -> c.send(1)),
                new Wait("receiveOk", c::receiveOk, () -> c.send(1)),
                new Wait("for each", () -> c.iterator().hasNext(), () -> c.send(1)),
                new Wait("stream", () -> c.stream().findFirst(), () -> c.send(1)),
                new Wait("send", () -> c.send(1), c::receive),
                new Wait("send to a full buffer", () -> full.send(1), full::receive),
                new Wait(
                        "select",
                        () -> select(receiving(c, v -> {}), receiving(Channel.nil(), v -> {})),
                        () -> c.send(1)),
                new Wait("select that sends", () -> select(sending(c, 1, () -> {})), c::receive),
                new Wait("timer", () -> timer.channel().receive(), () -> timer.reset(Duration.ZERO)),
                new Wait("Mutex", () -> mutex.locked(() -> {}), mutex::unlock),
                new Wait("RWMutex for writing", () -> written.locked(() -> {}), written::unlock),
                new Wait("RWMutex for reading", () -> readBlocked.rLocked(() -> {}), readBlocked::unlock),
                new Wait("WaitGroup", group::await, group::done),
                new Wait("Cond", () -> guard.locked(cond::await), () -> guard.locked(cond::signal)),
                new Wait(
                        "WeightedSemaphore",
                        () -> semaphore.acquire(Context.background(), 1),
                        () -> semaphore.release(1)),
                new Wait("ErrGroup", errors::await, () -> task.send(1)),
                new Wait(
                        "Once",
                        () -> {
                            inside.await();
                            once.run(() -> {});
                        },
                        () -> leave.send(1)),
                new Wait(
                        "SingleFlight",
                        () -> {
                            flying.await();
                            flights.run("key", () -> 0);
                        },
                        () -> land.send(1)),
                new Wait("sleep", () -> Go.sleep(200), () -> {}));
    }

    private static <T extends Locker> T held(T locker) {
        locker.lock();
        return locker;
    }

    @ParameterizedTest
    @MethodSource("waits")
    void itEndsNoWaitAndTheFlagStaysSet(Wait wait) throws Throwable {
        AtomicBoolean over = new AtomicBoolean();
        Channel<Boolean> flag = Channel.make(1);
        Goroutine g = go(() -> {
            wait.body.run();
            over.set(true);
            flag.send(Thread.currentThread().isInterrupted());
        });
        Run.until(() -> g.reason() != WaitReason.NONE);
        WaitReason reason = g.reason();
        g.thread().interrupt();
        Run.main(
                () -> { // whoever had been made runnable would run meanwhile
                    for (int i = 0; i < 1_000; i++) Go.gosched();
                    return null;
                });
        if (!wait.name.equals("sleep")) {
            assertEquals(reason, g.reason());
            assertTrue(!over.get());
        }
        wait.end.run();
        assertTrue(flag.receive());
    }

    @Test
    void aFlagThatIsSetBeforeAWaitDoesNotKeepItFromWaiting() {
        Channel<Integer> c = Channel.make();
        Channel<String> said = Channel.make(1);
        Goroutine g = go(() -> {
            Thread.currentThread().interrupt();
            int received = c.receive();
            said.send(received + " " + Thread.currentThread().isInterrupted());
        });
        while (g.reason() == WaitReason.NONE) Thread.onSpinWait();
        c.send(1);
        assertEquals("1 true", said.receive());
    }

    @Test
    void aPlatformThreadsFlagStaysSetToo() throws Exception {
        Channel<Integer> c = Channel.make();
        Channel<Boolean> flag = Channel.make(1);
        Thread thread = new Thread(() -> {
            c.receive();
            flag.send(Thread.currentThread().isInterrupted());
        });
        thread.start();
        Run.until(() -> thread.getState() == Thread.State.WAITING);
        thread.interrupt();
        assertNull(Run.main(() -> {
            c.send(1);
            return null;
        }));
        assertTrue(flag.receive());
    }

    @Tag("scheduler")
    @Test
    void settleWaitsOn() {
        VirtualTime.run(() -> {
            Goroutine main = Goroutine.current();
            Channel<Integer> c = Channel.make(1);
            go(() -> {
                main.thread().interrupt();
                c.send(1);
            });
            VirtualTime.settle();
            assertEquals(1, c.len());
            assertTrue(Thread.interrupted());
        });
    }

    @Test
    void whatWaitsElsewhereIsInterruptedAsInTheJdk() {
        Channel<String> said = Channel.make(1);
        CountDownLatch never = new CountDownLatch(1);
        Goroutine g = go(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                said.send("interrupted");
            }
        });
        g.thread().interrupt();
        assertEquals("interrupted", said.receive());
    }
}
