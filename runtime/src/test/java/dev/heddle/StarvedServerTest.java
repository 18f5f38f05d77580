package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The defect of chapter 13 still bites: on one P, with nobody to preempt it, a goroutine that computes
/// without a pause starves a server. Nobody preempts these tests' code, since it is not woven.
@Timeout(60)
class StarvedServerTest {
    private static final long MILLIS = 1_000_000;
    private int processors;

    @BeforeEach
    void oneProcessor() {
        processors = Go.gomaxprocs(1);
    }

    @AfterEach
    void asBefore() {
        Go.gomaxprocs(processors);
    }

    /// On a machine with much to do the hog may have to wait for the JVM itself, and then loses its P; not
    /// each time.
    @Test
    void theServerIsHeardOnlyWhenTheHogIsDone() throws InterruptedException {
        for (int round = 1; hogWasDoneWhenTheServerRan(() -> {}).equals(false); round++) assertTrue(round < 10);
    }

    @Test
    void aHogThatYieldsLetsTheServerBeHeard() throws InterruptedException {
        assertEquals(false, hogWasDoneWhenTheServerRan(Go::gosched));
    }

    private static Object hogWasDoneWhenTheServerRan(Runnable pause) throws InterruptedException {
        AtomicBoolean hogDone = new AtomicBoolean();
        Program.Outcome outcome = Program.start("served", () -> {
                    Channel<Boolean> answer = Channel.make(1);
                    Go.go("server", () -> answer.send(hogDone.get()));
                    Go.go(
                            "hog",
                            () -> { // the last one started runs first
                                long end = System.nanoTime() + 30 * MILLIS;
                                while (System.nanoTime() < end) pause.run();
                                hogDone.set(true);
                            });
                    return answer.receive();
                })
                .await();
        return assertInstanceOf(Program.Outcome.Returned.class, outcome).value();
    }
}
