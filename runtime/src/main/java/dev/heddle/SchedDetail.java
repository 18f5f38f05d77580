package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of the scheduler at one moment, as Go prints it for `GODEBUG=schedtrace=X,scheddetail=1`: a line
/// for all, one for each P, M and G. It is read while everything goes on, so its lines need not agree. What
/// only Go has, such as a lock count of an M, is 0.
final class SchedDetail {
    private static final String NIL = "nil";

    /// Go's numbers.
    private enum Status {
        RUNNABLE(1),
        RUNNING(2),
        SYSCALL(3),
        WAITING(4);

        private final int number;

        Status(int number) {
            this.number = number;
        }
    }

    private final ParallelScheduler scheduler;
    private final List<Machine> machines;
    private final Map<G, Machine> running = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private SchedDetail(ParallelScheduler scheduler) {
        this.scheduler = scheduler;
        machines = scheduler.machines();
        for (Machine m : machines) {
            G g = m.current;
            if (g != null) running.put(g, m);
        }
    }

    /// The lines of this moment.
    static String lines(ParallelScheduler scheduler) {
        SchedDetail detail = new SchedDetail(scheduler);
        detail.header();
        for (Processor p : scheduler.all()) detail.processor(p);
        for (Machine m : detail.machines) detail.machine(m);
        for (Program program : Program.all()) {
            G main = program.main();
            if (main != null && main.isThread()) detail.goroutine(main);
        }
        for (Program program : Program.all()) program.live().forEach(detail::goroutine);
        return detail.text.toString().stripTrailing();
    }

    private void header() {
        text.append(SchedTrace.header(scheduler));
        long waiting = machines.stream().filter(m -> m.waitsForWired).count();
        text.append(" gcwaiting=false nmidlelocked=%d stopwait=0 sysmonwait=%b%n"
                .formatted(waiting, scheduler.counts().monitorSleeps()));
    }

    private void processor(Processor p) {
        Machine m = p.holder;
        text.append("  P%d: status=%d schedtick=%d syscalltick=%d m=%s runqsize=%d gfreecnt=0 timerslen=%d%n"
                .formatted(p.id, m == null ? 0 : 1, p.tick, p.handovers, id(m), p.queue.size(), p.timers.size()));
    }

    private void machine(Machine m) {
        Processor p = m.p;
        G g = m.current;
        G wired = m.wired;
        boolean holds = p.holder == m && !p.retired;
        text.append(("  M%d: p=%s curg=%s mallocing=0 throwing=0 preemptoff= locks=0 dying=0"
                        + " spinning=%b blocked=%b lockedg=%s%n")
                .formatted(
                        m.id, holds ? Integer.toString(p.id) : NIL, id(g), m.spinning, !holds && g == null, id(wired)));
    }

    private void goroutine(G g) {
        Machine m = running.get(g);
        Status status = status(g, m);
        text.append("  G%d: status=%d(%s) m=%s lockedm=%s%n"
                .formatted(g.id(), status.number, why(g, status, m), id(m), id(g.wire)));
    }

    private static Status status(G g, @Nullable Machine m) {
        if (g.reason() != WaitReason.NONE) return Status.WAITING;
        if (m != null) return m.p.handedOn ? Status.SYSCALL : Status.RUNNING;
        return switch (g.thread().getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> Status.WAITING;
            case NEW, RUNNABLE, TERMINATED -> g.isThread() ? Status.RUNNING : Status.RUNNABLE;
        };
    }

    private static String why(G g, Status status, @Nullable Machine m) {
        return switch (status) {
            case WAITING -> (g.reason() == WaitReason.NONE ? WaitReason.FOREIGN : g.reason()).toString();
            case SYSCALL -> WaitReason.SYSCALL.toString();
            case RUNNING -> m != null && m.p.isDeaf() ? Dump.NOT_WOVEN : "";
            case RUNNABLE -> "";
        };
    }

    private static String id(@Nullable Machine m) {
        return m == null ? NIL : Integer.toString(m.id);
    }

    private static String id(@Nullable G g) {
        return g == null ? NIL : Long.toString(g.id());
    }
}
