package dev.heddle;

import java.util.concurrent.locks.LockSupport;

/// Watches the Ps from a thread of its own: Go's sysmon.
///
/// It lets an idle P take a goroutine that waits in another's runnext while that one computes, ends time
/// slices, asks goroutines that have had one to give way, hands on the Ps of Ms that stand still, and rings
/// alarms that a busy P forgets. It naps as long as little happens, and sleeps for good while nothing does, so
/// that an idle program uses no CPU.
final class Monitor extends Thread {
    static final long SLICE = 10_000_000; // ns
    private static final long GLANCE = 25_000; // ns between looks at what waits in runnext; the kernel adds about 50 µs
    private static final long CALM_GLANCE = 125_000; // ns, while nothing is kept waiting there
    private static final int CALM = 40; // glances that found nothing kept waiting
    private static final long SHORT_NAP = 1_000_000; // ns
    private static final int QUIET_GLANCES = 20; // without anything in runnext, before it naps
    private static final int IDLE_NAPS = 100; // with all Ps idle, before it sleeps

    private enum Mode {
        GLANCING,
        NAPPING,
        SLEEPING
    }

    private static volatile long coarse = System.nanoTime();

    private final ParallelScheduler scheduler;
    private final IdleList idle;
    private final Oversight oversight;
    private final Handover handover;
    private volatile Mode mode = Mode.NAPPING;
    private volatile long up = Long.MIN_VALUE; // when the nap ends
    private Sight[] sights = {}; // this and below: this thread only
    private long sliceEnd;
    private int quiet;
    private int calm;
    private int naps;

    Monitor(ParallelScheduler scheduler, IdleList idle, Oversight oversight) {
        super(Machine.GROUP, null, "heddle-monitor", 0, false);
        this.scheduler = scheduler;
        this.idle = idle;
        this.oversight = oversight;
        handover = new Handover(scheduler, oversight);
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

    boolean sleeps() {
        return mode == Mode.SLEEPING;
    }

    private void begin(Mode next) {
        mode = next;
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (true) {
            try {
                rest();
                long now = System.nanoTime();
                coarse = now;
                look(now);
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(Machine.SHORTAGE_NANOS);
            }
        }
    }

    private void rest() {
        switch (mode) {
            case GLANCING -> {
                LockSupport.parkNanos(this, calm > CALM ? CALM_GLANCE : GLANCE);
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
        } else if (++naps <= IDLE_NAPS) {
            Asleep.check(scheduler); // a thread that might have woken a goroutine may be gone
        } else {
            mode = Mode.SLEEPING;
            if (idle.processors() < scheduler.all().length) mode = Mode.NAPPING;
            return;
        }
        long longest = handover.isSoon() ? SHORT_NAP : SLICE;
        long now = System.nanoTime();
        up = Math.min(now + longest, scheduler.earliest());
        long nap = up - now;
        LockSupport.parkNanos(this, nap > 0 && naps == 0 ? nap : longest);
        up = Long.MIN_VALUE;
    }

    private void look(long now) {
        see(scheduler.all());
        boolean sliceEnds = now >= sliceEnd;
        if (sliceEnds) sliceEnd = now + SLICE;
        boolean held = false;
        for (Sight sight : sights) {
            held |= sight.holdsNext();
            if (sight.hasNext()) quiet = 0;
            if (sliceEnds && sight.endSlice()) oversight.overstays(sight.p, sight.turn(), now);
        }
        calm = held ? 0 : Math.min(calm + 1, CALM + 1);
        if (idle.processors() > 0 && (held || oversight.isOverdue(now))) scheduler.wake();
        handover.look(now);
        oversight.settle(now, sliceEnds);
    }

    private void see(Processor[] ps) {
        boolean anew = sights.length != ps.length; // then all Ps count their turns anew
        if (anew) sights = new Sight[ps.length];
        for (int i = 0; i < ps.length; i++) {
            if (anew || sights[i].p != ps[i]) sights[i] = new Sight(ps[i]);
        }
    }
}
