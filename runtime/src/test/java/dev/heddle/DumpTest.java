package dev.heddle;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.programs.Hog;
import dev.heddle.trace.WaitReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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

    @Tag("scheduler")
    @Test
    @DisplayName("D4: scheddetail has Go's format and tells who runs where, who waits for what and who is wired")
    void scheddetail() {
        String lines = Run.main(2, () -> {
            Channel<Integer> c = Channel.make();
            Goroutine waits = go(() -> {
                Go.lockOSThread();
                c.receive();
            });
            go(() -> Thread.sleep(1_000_000));
            ChannelTest.untilWaiting(WaitReason.CHAN_RECEIVE, 1);
            long self = Goroutine.current().id();
            String detail = SchedDetail.lines((ParallelScheduler) Scheduler.standard());
            c.close();
            return detail.replace("G" + self + ":", "Gself:")
                    .replace("curg=" + self + " ", "curg=self ")
                    .replace("G" + waits.id() + ":", "Gwaits:")
                    .replace("lockedg=" + waits.id() + "\n", "lockedg=waits\n");
        });
        Program.all().stream().filter(p -> !p.isDefault()).forEach(Program::interrupt);
        List<String> shapes = List.of(
                "SCHED \\d+ms: gomaxprocs=2 idleprocs=[01] threads=\\d+ spinningthreads=[01] needspinning=0 idlethreads=\\d+"
                        + " runqueue=\\d+ gcwaiting=false nmidlelocked=[01] stopwait=0 sysmonwait=(true|false)",
                "  P[01]: status=[01] schedtick=\\d+ syscalltick=\\d+ m=(\\d+|nil) runqsize=\\d+ gfreecnt=0 timerslen=\\d+",
                "  M\\d+: p=([01]|nil) curg=(self|\\d+|nil) mallocing=0 throwing=0 preemptoff= locks=0 dying=0"
                        + " spinning=(true|false) blocked=(true|false) lockedg=(waits|nil)",
                "  G(self|waits|\\d+): status=[1-4]\\([^)]*( \\(.*\\))?\\) m=(\\d+|nil) lockedm=(\\d+|nil)");
        for (String line : lines.split("\n")) assertTrue(shapes.stream().anyMatch(line::matches), line);
        assertTrue(lines.matches("(?s).*\n  Gself: status=2\\(\\) m=\\d+ lockedm=nil.*"), lines);
        assertTrue(lines.matches("(?s).*\n  Gwaits: status=4\\(chan receive\\) m=nil lockedm=\\d+.*"), lines);
        assertTrue(lines.matches("(?s).*\n  G\\d+: status=4\\(foreign park\\) m=nil lockedm=nil.*"), lines);
        assertTrue(lines.matches("(?s).*\n  M\\d+: p=[01] curg=self .*"), lines);
        assertTrue(lines.matches("(?s).*\n  M\\d+: p=nil curg=nil .* blocked=true lockedg=waits\n.*"), lines);
    }

    @Tag("scheduler")
    @Test
    @DisplayName("a goroutine that library code keeps from giving way is shown as such")
    void libraryCodeIsShown() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<String> dump = new AtomicReference<>("");
        AtomicReference<String> detail = new AtomicReference<>("");
        Thread watch = Thread.ofPlatform().start(() -> {
            while (!dump.get().contains("[running, not woven]:\n")
                    || !detail.get().contains("status=2(not woven) m=")) {
                dump.set(Go.dump());
                detail.set(SchedDetail.lines((ParallelScheduler) Scheduler.standard()));
            }
            stop.set(true);
        });
        Run.main(1, () -> {
            WaitGroup done = new WaitGroup();
            done.go(() -> {});
            done.go(() -> new Hog(stop).run());
            done.await();
            return null;
        });
        watch.join();
        assertTrue(dump.get().contains("dev.heddle.programs.Hog"), dump.get());
    }

    @Tag("scheduler")
    @Test
    @DisplayName("D3, D4: schedtrace and scheddetail print to standard error in their period, one at a time")
    void printed() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try {
            Go.schedtrace(Duration.ofMillis(5));
            Run.until(() -> said.toString().matches("(?s)(SCHED [^\n]* schedticks=[^\n]*\n){2,}"));
            Go.scheddetail(Duration.ofMillis(5));
            said.reset();
            Run.until(() ->
                    said.toString().matches("(?s)(SCHED [^\n]* sysmonwait=[^\n]*\n  P0: [^S]*\n  M\\d+: [^S]*\n){2,}"));
        } finally {
            Go.scheddetail(Duration.ZERO);
            System.setErr(before);
        }
    }
}
