package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.lockOSThread;
import static dev.heddle.Go.sleep;
import static dev.heddle.Go.unlockOSThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.programs.Plain;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LockOSThreadTest {
    private static Thread carrier() {
        return VirtualThreads.carrier();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    @DisplayName("G12: a wired goroutine runs on one thread, on which no other one runs")
    void oneThreadOfItsOwn(int processors) {
        Run.main(processors, () -> {
            Set<Thread> others = Collections.synchronizedSet(new HashSet<>());
            AtomicReference<Thread> own = new AtomicReference<>();
            AtomicBoolean over = new AtomicBoolean();
            Channel<Integer> c = Channel.make();
            WaitGroup done = new WaitGroup();
            Body note = () -> {
                Thread here = carrier();
                if (own.get() != null && !over.get()) others.add(here);
            };
            done.go(() -> {
                lockOSThread();
                own.set(carrier());
                for (int i = 0; i < 200; i++) {
                    switch (i % 5) {
                        case 0 -> gosched();
                        case 1 -> c.receive();
                        case 2 -> sleep(1);
                        case 3 -> Thread.sleep(0, 1);
                        default -> go(note);
                    }
                    assertSame(own.get(), carrier());
                }
                over.set(true);
                unlockOSThread();
            });
            for (int g = 0; g < 5; g++) {
                done.go(() -> {
                    while (!over.get()) {
                        note.run();
                        Go.select(Go.sending(c, 1, () -> {}), Go.otherwise(Go::gosched));
                    }
                });
            }
            done.await();
            assertFalse(others.contains(own.get()), "another goroutine ran on its thread");
            assertFalse(others.isEmpty());
            return null;
        });
    }

    @Test
    @DisplayName("G12: locks nest; as many unlocks free the thread, one too many does nothing")
    void nesting() {
        Run.main(1, () -> {
            unlockOSThread();
            lockOSThread();
            lockOSThread();
            Thread own = carrier();
            unlockOSThread();
            assertTrue(G.current().locks == 1 && othersThread() != own);
            assertSame(own, carrier());
            unlockOSThread();
            unlockOSThread();
            lockOSThread();
            assertNotSame(othersThread(), carrier());
            unlockOSThread();
            assertEquals(0, G.current().locks);
            return null;
        });
    }

    /// Where a goroutine runs that the caller waits for.
    private static Thread othersThread() {
        Channel<Thread> answer = Channel.make();
        go(() -> answer.send(carrier()));
        return answer.receive();
    }

    @Test
    @DisplayName("G12: the thread of a goroutine that ends wired ends")
    void endsWithItsThread() throws Exception {
        Thread own = Run.main(1, () -> {
            Channel<Thread> answer = Channel.make();
            go(() -> {
                lockOSThread();
                answer.send(carrier());
            });
            return answer.receive();
        });
        own.join();
        assertEquals(1, (int) Run.main(1, () -> 1), "others have Ms still");
    }

    @RepeatedTest(3)
    @DisplayName("G12: wired goroutines that hand each other values make progress")
    void wiredPingPong() {
        Run.main(2, () -> {
            Channel<Integer> there = Channel.make();
            Channel<Integer> back = Channel.make();
            WaitGroup done = new WaitGroup();
            done.go(() -> {
                lockOSThread();
                for (int i = 0; i < 500; i++) {
                    there.send(i);
                    assertEquals(i, back.receive());
                }
            });
            done.go(() -> {
                lockOSThread();
                for (int i = 0; i < 500; i++) back.send(there.receive());
            });
            done.await();
            return null;
        });
    }

    @Test
    @DisplayName("T5: the alarm of a wired goroutine that sleeps while all else is idle rings")
    void wiredSleeper() throws Exception {
        Child child = Child.run(true, Plain.class, "wired sleeper");
        assertEquals("slept\n", child.out(), child.err());
    }

    @Test
    @DisplayName("D1: a wired goroutine that waits for ever is found to be asleep; D2: the dump says that it is wired")
    void wiredDeadlock() {
        Program.Outcome outcome = Run.outcome(() -> {
            lockOSThread();
            return Channel.make().receive();
        });
        assertTrue(
                outcome instanceof Program.Outcome.Fatal fatal
                        && fatal.report().contains("[chan receive, locked to thread]:"),
                outcome.toString());
    }

    @Test
    @DisplayName("Bad input: a virtual thread that is no goroutine cannot be wired; a plain thread always is")
    void strays() throws Exception {
        Run.main(1, () -> {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread.ofVirtual()
                    .start(() -> thrown.set(assertThrows(IllegalStateException.class, Go::lockOSThread)))
                    .join();
            assertTrue(thrown.get().getMessage().contains("go("));
            return null;
        });
        Thread plain = Thread.ofPlatform().start(() -> {
            lockOSThread();
            unlockOSThread();
        });
        plain.join();
    }

    @Test
    void inASeededScheduleItOnlyCounts() {
        assertEquals(1, (int) Schedule.seeded(1, () -> {
                    lockOSThread();
                    go(() -> {});
                    gosched();
                    int locks = G.current().locks;
                    unlockOSThread();
                    return locks;
                })
                .value());
    }
}
