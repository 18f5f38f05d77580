package dev.heddle;

import static dev.heddle.Go.gomaxprocs;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.Program.Outcome;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsleepTest {
    @Test
    @DisplayName(
            "D1: a program under a schedule, with a clock of its own, is not called asleep by the parallel scheduler")
    void schedulesAreLeftAlone() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread others = Thread.ofPlatform()
                .start(
                        () -> { // Ps go idle, and look for programs that are asleep
                            while (!over.get()) Run.main(() -> null);
                        });
        try {
            for (int seed = 1; seed <= 300; seed++) {
                var run = Schedule.seeded(seed, () -> {
                    for (int i = 0; i < 50; i++) sleep(1);
                    return 1;
                });
                assertEquals(new Outcome.Returned(1), run.outcome());
            }
        } finally {
            over.set(true);
            others.join();
        }
    }

    @Test
    @DisplayName("D1: all asleep is found also while Ps come and go")
    void foundWhilePsComeAndGo() throws Exception {
        int before = gomaxprocs(0);
        AtomicBoolean over = new AtomicBoolean();
        Thread turner = Thread.ofPlatform().start(() -> {
            for (int n = 0; !over.get(); n++) gomaxprocs(1 + n % 4);
        });
        try {
            for (int i = 0; i < 100; i++) {
                Program program = Program.start("asleep", () -> {
                    WaitGroup wg = new WaitGroup();
                    for (int g = 0; g < 4; g++) wg.go(() -> Channel.make().receive());
                    wg.await();
                    return null;
                });
                Run.until(() -> program.goroutines().size() != 5 || program.outcome() != null);
                if (i == 99) over.set(true);
                while (program.outcome() == null) Run.main(() -> null); // another program's end is a look, too
                assertInstanceOf(Outcome.Fatal.class, program.await());
            }
        } finally {
            over.set(true);
            turner.join();
            gomaxprocs(before);
        }
    }

    @Test
    @DisplayName("D1: all asleep is found when the last thread ends that might have woken somebody")
    void foundOnceThreadsHaveEnded() throws Exception {
        var scheduler = (ParallelScheduler) Scheduler.standard();
        Program program = Program.start("asleep", () -> {
            G main = G.current();
            Thread.ofPlatform().start(() -> {
                long patience = System.nanoTime() + 10_000_000_000L; // what follows in this JVM must not suffer
                while (System.nanoTime() < patience) {
                    boolean idle = scheduler.counts().idleProcessors() == scheduler.all().length;
                    if (idle && main.reason() != WaitReason.NONE) break;
                    Thread.onSpinWait();
                }
                Asleep.check(scheduler); // as the last M to go to rest does: nothing is found while this thread lives
            });
            Channel.make().receive();
            return null;
        });
        assertInstanceOf(Outcome.Fatal.class, program.await());
    }

    @Test
    @DisplayName("D1: nobody is called asleep whose alarm is in the hand of an M that has lost its P")
    void anAlarmInHandIsNotMissed() throws Exception {
        var scheduler = (ParallelScheduler) Scheduler.standard();
        Program program = Program.start("waits", () -> {
            Channel<Integer> rung = Channel.make(1);
            Alarm alarm = new Alarm() {
                @Override
                void ring() {
                    Processor p = Machine.current().p;
                    while (!p.handedOn) LockSupport.parkNanos(1_000_000_000); // the monitor sees this M stand still
                    Asleep.check(scheduler); // as the last M to go to rest does
                    rung.send(1);
                }
            };
            alarm.when = scheduler.nanoTime();
            scheduler.set(alarm);
            return rung.receive();
        });
        assertEquals(new Outcome.Returned(1), program.await());
    }
}
