package dev.heddle;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Watches the Ps from a thread of its own: Go's sysmon.
///
/// It lets an idle P take a goroutine that waits in another's runnext while that one computes, ends time
/// slices, and rings alarms that a busy P forgets. It naps as long as little happens, and sleeps for good while
/// nothing does, so that an idle program uses no CPU.
final class Monitor extends Thread {
    private static final long GLANCE = 25_000; // ns between looks at what waits in runnext; the kernel adds about 50 µs
    private static final long SLICE = 10_000_000; // ns
    private static final int QUIET_GLANCES = 20; // without anything in runnext, before it naps
    private static final int IDLE_NAPS = 100; // with all Ps idle, before it sleeps

    private enum Mode {
        GLANCING,
        NAPPING,
        SLEEPING
    }

    /// What a P looked like at the last look.
    private static final class Sight {
        @Nullable
        G next;

        int tick;
        int slice;
        int sliceTick;

        /// The P as it is now: a P seen for the first time has used no slice up.
        Sight(Processor p) {
            tick = p.tick;
            slice = p.slice;
            sliceTick = p.tick;
        }
    }

    private static volatile long coarse = System.nanoTime();

    private final ParallelScheduler scheduler;
    private final IdleList idle;
    private volatile Mode mode = Mode.NAPPING;
    private volatile long up = Long.MIN_VALUE; // when the nap ends
    private Sight[] sights = {}; // this and below: this thread only
    private long sliceEnd;
    private int quiet;
    private int naps;

    Monitor(ParallelScheduler scheduler, IdleList idle) {
        super(Machine.GROUP, null, "heddle-monitor", 0, false);
        this.scheduler = scheduler;
        this.idle = idle;
        setDaemon(true);
    }

    /// The time, some 10 ms old at most while anything runs.
    static long coarseTime() {
        return coarse;
    }

    /// Something was put into a runnext while a P is idle. Any thread.
    void watch() {
        if (mode != Mode.GLANCING) begin(Mode.GLANCING);
    }

    /// A P gets going. Any thread.
    void rouse() {
        if (mode == Mode.SLEEPING) begin(Mode.NAPPING);
    }

    /// An alarm was set that a busy P might forget. Any thread.
    void expect(long when) {
        if (when < up && mode != Mode.GLANCING) LockSupport.unpark(this);
    }

    private void begin(Mode next) {
        mode = next;
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (true) {
            rest();
            long now = System.nanoTime();
            coarse = now;
            look(now);
        }
    }

    private void rest() {
        switch (mode) {
            case GLANCING -> {
                LockSupport.parkNanos(this, GLANCE);
                naps = 0;
                if (++quiet > QUIET_GLANCES) mode = Mode.NAPPING;
            }
            case NAPPING -> nap();
            case SLEEPING -> LockSupport.park(this);
        }
    }

    private void nap() {
        quiet = 0;
        if (idle.processors() < scheduler.all().length) {
            naps = 0;
        } else if (++naps > IDLE_NAPS) {
            mode = Mode.SLEEPING;
            if (idle.processors() < scheduler.all().length) mode = Mode.NAPPING;
            return;
        }
        long now = System.nanoTime();
        up = Math.min(now + SLICE, scheduler.earliest());
        long nap = up - now;
        LockSupport.parkNanos(this, nap > 0 && naps == 0 ? nap : SLICE);
        up = Long.MIN_VALUE;
    }

    private void look(long now) {
        Processor[] ps = scheduler.all();
        if (sights.length != ps.length) {
            sights = new Sight[ps.length];
            for (int i = 0; i < ps.length; i++) sights[i] = new Sight(ps[i]);
        }
        boolean sliceEnds = now >= sliceEnd;
        if (sliceEnds) sliceEnd = now + SLICE;
        boolean held = false;
        for (int i = 0; i < ps.length; i++) {
            held |= isHeld(ps[i], sights[i]);
            if (sliceEnds) endSlice(ps[i], sights[i]);
        }
        if (idle.processors() > 0 && (held || overdue(now))) scheduler.wake();
    }

    /// Whether the same goroutine has waited in runnext since the last look, while its P did not take a turn.
    private boolean isHeld(Processor p, Sight sight) {
        G next = p.peekNext();
        boolean held = next != null && next == sight.next && p.tick == sight.tick;
        if (next != null) quiet = 0;
        sight.next = next;
        sight.tick = p.tick;
        return held;
    }

    /// Goroutines that ready each other through runnext share a slice; when it is over they go behind the
    /// others.
    private static void endSlice(Processor p, Sight sight) {
        if (p.slice == sight.slice && p.tick > sight.sliceTick) p.sliceOver = true;
        sight.slice = p.slice;
        sight.sliceTick = p.tick;
    }

    private boolean overdue(long now) {
        return scheduler.earliest() < now;
    }
}
