package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.WaitReason;
import org.jspecify.annotations.Nullable;

/// How a goroutine leaves its M while it could go on, and where it waits then.
final class Partings {
    private final ParallelScheduler scheduler;
    private final GlobalQueue global;
    private final IdleList idle;
    private final Preemption preemption;
    private final Retirement retirement;

    Partings(
            ParallelScheduler scheduler,
            GlobalQueue global,
            IdleList idle,
            Preemption preemption,
            Retirement retirement) {
        this.scheduler = scheduler;
        this.global = global;
        this.idle = idle;
        this.preemption = preemption;
        this.retirement = retirement;
    }

    /// What ran on this M until now has unmounted and can go on.
    void resubmit(Machine m, G g) {
        Machine.Parting parting = m.parting;
        m.parting = Machine.Parting.NONE;
        if (parting == Machine.Parting.STEP_BACK) {
            scheduler.append(m.p, g);
        } else if (parting == Machine.Parting.YIELD || !g.isSuspending()) {
            global.add(g); // also after a plain Thread.yield
            if (idle.processors() > 0 && global.size() > 1) scheduler.wake();
        } else {
            scheduler.runNext(m.p, g);
        }
    }

    /// Lets all that are runnable run first, if there are any.
    void giveWay(Machine m, G g) {
        if (m.p.isEmpty() && global.size() == 0 && !m.p.retired) {
            if (m.p.timers.earliest() == TimerHeap.NEVER || m.p.timers.ring(System.nanoTime()) == 0) return;
        }
        leave(m, g, Machine.Parting.YIELD, WaitReason.GOSCHED);
    }

    /// Lets those that are runnable on this P run first.
    void stepBack(Machine m, G g) {
        leave(m, g, Machine.Parting.STEP_BACK, WaitReason.GOSCHED);
    }

    /// The goroutine that runs here has been asked to give way. One that has come back from native code to find
    /// its P handed on goes on where another P is idle: Go's `exitsyscall`.
    void preempt(Machine m) {
        preemption.answered(m.p);
        if (m.p.retired && regain(m)) return;
        leave(m, m.current, Machine.Parting.YIELD, WaitReason.PREEMPTED);
    }

    private boolean regain(Machine m) {
        Processor p = idle.takeProcessor();
        if (p == null) return false;
        Processor old = m.p;
        m.hold(p);
        p.tick++;
        retirement.leave(old);
        scheduler.getsGoing();
        G g = m.current;
        if (g != null) g.record(Event.Kind.GO_START, WaitReason.NONE, 0, 0, 0);
        return true;
    }

    /// Unmounts the caller, which runs on this M, unless a native frame or a class initializer pins it there.
    private void leave(Machine m, @Nullable G g, Machine.Parting parting, WaitReason why) {
        Recorder recording = scheduler.recorder;
        if (g != null && recording != null) g.record(recording, Event.Kind.GO_STOP, why, 0, 0, 0);
        m.parting = parting;
        VirtualThreads.unmount();
        if (Machine.current() != m || m.parting == Machine.Parting.NONE) return; // has been away
        m.parting = Machine.Parting.NONE;
        if (g == null || recording == null) return;
        m.noted = false;
        g.record(recording, Event.Kind.GO_START, WaitReason.NONE, 0, 0, 0);
    }
}
