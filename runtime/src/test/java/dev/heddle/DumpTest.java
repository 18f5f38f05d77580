package dev.heddle;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.WaitReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DumpTest {
    @Test
    @DisplayName("D2: a dump shows every goroutine with its reason, its frames and its creator")
    void everyGoroutine() {
        Run.main(() -> {
            Channel<Integer> c = Channel.make();
            Goroutine waits = go("waits", c::receive);
            ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, 1);
            String dump = Go.dump();
            assertTrue(dump.contains("goroutine " + waits.id() + " \"waits\" [chan receive]:\n"), dump);
            assertTrue(dump.contains(" [running]:\n"), dump);
            assertTrue(dump.contains("created by dev.heddle.DumpTest.lambda$everyGoroutine$"), dump);
            assertTrue(dump.contains(" in goroutine " + waits.creator() + "\n\tDumpTest.java:"), dump);
            c.close();
            return null;
        });
    }

    @Tag("scheduler")
    @Test
    @DisplayName("D3: schedtrace has Go's format")
    void schedtrace() {
        String line = Run.main(2, () -> SchedTrace.line((ParallelScheduler) Scheduler.standard()));
        assertTrue(
                line.matches(
                        "SCHED \\d+ms: gomaxprocs=2 idleprocs=[01] threads=\\d+ spinningthreads=[01] needspinning=0 idlethreads=\\d+ runqueue=0 \\[ 0 0 ] schedticks=\\[ \\d+ \\d+ ]"),
                line);
    }
}
