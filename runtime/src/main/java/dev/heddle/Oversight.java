package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicInteger;

/// What the monitor does about goroutines that keep a P for long: it asks those that compute to give way,
/// hands on the P of those that stand still, and sees to what they leave on Ps that have retired. The
/// monitor's only, unless a member says otherwise.
final class Oversight {
    private final ParallelScheduler scheduler;
    private final Processors processors;
    private final IdleList idle;
    private final GlobalQueue global;
    private final Preemption preemption;
    private final Retirement retirement;
    private final AtomicInteger handovers = new AtomicInteger();

    Oversight(
            ParallelScheduler scheduler,
            Processors processors,
            IdleList idle,
            GlobalQueue global,
            Preemption preemption,
            Retirement retirement) {
        this.scheduler = scheduler;
        this.processors = processors;
        this.idle = idle;
        this.global = global;
        this.preemption = preemption;
        this.retirement = retirement;
    }

    /// A turn of this P has lasted for a slice.
    void overstays(Processor p, int turn, long now) {
        if (p.holder != null && isAwaited(p, now)) preemption.ask(p, turn);
    }

    /// Whether something could run if this P were free.
    boolean isAwaited(Processor p, long now) {
        return idle.processors() == 0 && (!p.isEmpty() || global.size() > 0 || isOverdue(now));
    }

    /// Whether an alarm should have rung.
    boolean isOverdue(long now) {
        return scheduler.earliest() < now;
    }

    /// Sees to what the past has left over.
    void settle(long now, boolean sliceEnds) {
        preemption.settle(now);
        if (!sliceEnds) return;
        processors.watchLeaving(this::leaves);
        processors.follow(now, scheduler);
    }

    /// A P has retired and its goroutine is still on it. If that runs, it runs without a P.
    private void leaves(Processor p) {
        if (p.hasSomething()) retirement.evacuate(p);
        Machine m = p.holder;
        if (m == null || idle.processors() > 0) return;
        if (!p.handedOn || Pulse.of(m) == Pulse.RUNNING) preemption.ask(p, p.tick);
    }

    /// Hands the P of an M that stands still to another.
    void handOn(Processor p, Machine m) {
        G g = m.current;
        Processor successor = processors.replace(p);
        if (successor == null) return;
        handovers.incrementAndGet();
        Recorder recording = scheduler.recorder;
        if (recording != null) {
            if (g != null && g.reason() == WaitReason.NONE)
                recording.record(Event.Kind.GO_BLOCK, g.id(), -1, -1, WaitReason.SYSCALL, 0, 0, 0);
            long whose = g == null ? 0 : g.id();
            recording.record(Event.Kind.PROC_HANDOFF, whose, -1, -1, WaitReason.NONE, 0, p.id, 0);
        }
        retirement.evacuate(p);
        scheduler.give(successor);
    }

    /// How often a P has been handed on. Each time one goroutine more may run for a while than there are Ps.
    int handovers() {
        return handovers.get();
    }
}
