package dev.heddle;

import dev.heddle.machine.OsThread;
import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.WaitReason;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Go's scheduler: goroutines (G) run on threads (M) that hold processors (P).
///
/// Each P has a queue and a slot for what runs next; an M without work takes from the global queue, rings
/// alarms, and steals half of what another P has. What sits in the slot is left to its own P for a while,
/// since two goroutines that hand each other values are fastest on one core; the [Monitor] sees to it that it
/// does not wait there for long. Source: Go, proc.go, `schedule`, `findRunnable`, `stealWork`, `wakep`.
final class ParallelScheduler extends Scheduler {
    private static final int GLOBAL_EVERY = 61; // turns; a prime, so that it beats with nothing

    private final GlobalQueue global = new GlobalQueue();
    private final IdleList idle = new IdleList();
    private final AtomicLong ids = new AtomicLong(2); // 1 is main
    private final Machines machines = new Machines(this, idle);
    private final Timekeeper timekeeper = new Timekeeper(this, idle);
    private final Processors processors = new Processors(idle);
    private final Preemption preemption = new Preemption(processors);
    private final Retirement retirement = new Retirement(this, global, processors, preemption);
    private final Oversight oversight = new Oversight(this, processors, idle, global, preemption, retirement);
    private final Monitor monitor = new Monitor(this, idle, oversight);
    private final Partings partings = new Partings(this, global, idle, preemption, retirement);
    private final Wiring wiring = new Wiring(this, machines);
    private final Thief thief = new Thief(this, processors);

    ParallelScheduler() {
        monitor.start();
    }

    /// The Ps. The array is never written again.
    Processor[] all() {
        return processors.all();
    }

    @Override
    void submit(G g) {
        Machine m = Machine.current();
        if (m == null || m.scheduler != this || (m.p.retired && !m.carries(g))) {
            global.add(g);
            wake();
        } else if (m.carries(g)) {
            partings.resubmit(m, g);
        } else {
            runNext(m.p, g);
        }
    }

    void runNext(Processor p, G g) {
        G pushed = p.putNext(g);
        if (pushed != null) {
            append(p, pushed);
        } else if (idle.processors() > 0) {
            monitor.watch();
        }
    }

    void append(Processor p, G g) {
        if (!p.queue.offer(g)) overflow(p, g);
        if (idle.processors() > 0) wake();
    }

    /// Moves half of a full queue, and the one that did not fit, to the global queue.
    private void overflow(Processor p, G g) {
        @Nullable G[] batch = new G[RunQueue.CAPACITY / 2 + 1];
        int n = p.queue.grab(batch);
        batch[n] = g;
        global.addAll(batch, n + 1);
    }

    /// Gets an idle P going, unless some M is looking for work already.
    ///
    /// Where the idle P is snatched away, others may have seen the caller as the one that looks for their
    /// work, and the snatched P may be idle again by now: so the caller looks once more. `PerturbedTest`
    /// guards this.
    void wake() {
        while (idle.processors() > 0 && idle.firstToSpin()) {
            Processor p = idle.takeProcessor();
            if (p != null) {
                assign(p, true);
                return;
            }
            idle.nobodySpins();
            if (!somethingRunnable() && timekeeper.isUpBy(earliest())) return;
        }
    }

    private void assign(Processor p, boolean spinning) {
        machines.assign(p, spinning);
        monitor.rouse();
    }

    /// A P gets going on its own account.
    void getsGoing() {
        monitor.rouse();
    }

    @Override
    void loop(Machine m) {
        m.osId = OsThread.currentId();
        for (G g = find(m); g != null; g = next(m)) {
            Machine wire = g.wire;
            if (wire == null || wire == m) {
                turn(m, g);
            } else {
                Wiring.pass(m, wire);
                rest(m);
            }
        }
    }

    private @Nullable G next(Machine m) {
        G wired = m.wired;
        return wired == null ? find(m) : wiring.await(m, wired);
    }

    private void turn(Machine m, G g) {
        m.mounted = g;
        m.current = g.isStray() ? null : g;
        m.noted = false;
        m.p.tick++;
        Recorder recording = recorder;
        if (recording != null) {
            tellQueues(recording, m.processorId(), m);
            g.record(recording, Event.Kind.GO_START, WaitReason.NONE, 0, 0, m.p.queue.size());
        }
        try {
            g.mount();
        } catch (Throwable e) { // the JDK's own failure: the M must live on
            System.err.println("heddle: " + m.getName() + " could not run goroutine " + g.id() + ": " + e);
        }
        if (recorder != null && !m.noted && m.current != null && !g.hasEnded()) {
            g.record(recorder, Event.Kind.GO_BLOCK, WaitReason.FOREIGN, 0, 0, 0);
        }
        m.current = null;
        m.mounted = null;
    }

    private G find(Machine m) {
        while (true) {
            if (m.p.retired) {
                retire(m);
                rest(m);
                continue;
            }
            Processor p = m.p;
            if (p.timers.earliest() != TimerHeap.NEVER) p.timers.ring(System.nanoTime());
            G g = local(p);
            if (g == null) g = shared(p);
            if (g == null) g = steal(m);
            if (g != null) {
                if (m.spinning && idle.stopSpinning(m) && idle.processors() > 0 && somethingRunnable()) wake();
                return g;
            }
            release(m);
        }
    }

    /// What is runnable on this P without help from others.
    @Nullable
    G local(Processor p) {
        if (p.tick % GLOBAL_EVERY == 0) {
            G g = global.poll();
            if (g != null) return g; // no new slice, or runnext would keep this P from its queue while others yield
        }
        if (p.sliceOver) {
            p.sliceOver = false;
            G g = p.takeNext();
            if (g != null) append(p, g);
        }
        G g = p.takeNext();
        if (g != null) return g; // shares the slice of the one that readied it
        g = p.queue.poll();
        return g == null ? null : startSlice(p, g);
    }

    /// Takes this P's share of what is in the global queue.
    private @Nullable G shared(Processor p) {
        G g = global.poll(p, processors.count());
        return g == null ? null : startSlice(p, g);
    }

    private static G startSlice(Processor p, G g) {
        p.slice++;
        return g;
    }

    private @Nullable G steal(Machine m) {
        if (processors.count() == 1) return null;
        if (!m.spinning) {
            if (!idle.maySpin(processors.count())) return null;
            idle.startSpinning(m);
        }
        Recorder recording = recorder;
        if (recording != null) tellQueues(recording, m.processorId(), m);
        return thief.steal(m.p);
    }

    /// Tells the trace what no P has to itself.
    private void tellQueues(Recorder recording, int p, Machine m) {
        recording.queues(p, m.id, global.size(), idle.spinning());
    }

    private boolean somethingRunnable() {
        return global.size() > 0 || processors.anyQueued();
    }

    /// Gives up the P for lack of work, and comes back with one when there is some.
    private void release(Machine m) {
        Processor p = m.p;
        Recorder recording = recorder;
        if (recording != null) recording.record(Event.Kind.PROC_IDLE, 0, p.id, m.id, WaitReason.NONE, 0, 0, 0);
        idle.add(p);
        boolean spun = m.spinning;
        if (spun) idle.stopSpinning(m);
        if (recording != null) tellQueues(recording, -1, m); // the P may be another's by now
        // Work that became visible before the P did has not woken anybody: look once more.
        if (somethingRunnable() || timekeeper.due()) {
            Processor again = idle.takeProcessor();
            if (again != null) {
                m.hold(again);
                if (spun) idle.startSpinning(m);
                monitor.rouse(); // it may have seen all Ps idle
                return;
            }
        }
        rest(m);
    }

    /// Sleeps until somebody assigns a P.
    private void rest(Machine m) {
        if (isIdle()) Asleep.check(this);
        idle.add(m);
        m.hold(timekeeper.await(m));
        m.assigned = null;
        monitor.rouse(); // the keeper takes its P by itself
        timekeeper.ringDue();
    }

    /// Gives a P away: to an M if there is something to do, else to the idle ones.
    void give(Processor p) {
        if (p.retired) {
            retirement.leave(p);
        } else if (!p.isEmpty() || somethingRunnable() || !timekeeper.isUpBy(earliest())) {
            assign(p, false);
        } else {
            idle.add(p);
            if (somethingRunnable() || timekeeper.due()) wake();
            if (isIdle()) Asleep.check(this);
        }
    }

    /// The P that this M holds exists no more: what is runnable on it goes to the others.
    private void retire(Machine m) {
        if (m.spinning) idle.stopSpinning(m);
        retirement.leave(m.p);
    }

    @Override
    void giveWay(G g) {
        Machine m = Machine.current();
        if (m == null || m.current != g) {
            VirtualThreads.unmount();
        } else {
            partings.giveWay(m, g);
        }
    }

    @Override
    void stepBack(G g) {
        Machine m = Machine.current();
        if (m != null && m.current == g) partings.stepBack(m, g);
    }

    @Override
    void lockThread(G g) {
        Machine m = Machine.current();
        if (m != null && m.current == g) Wiring.lock(m, g);
    }

    @Override
    void unlockThread(G g) {
        Machine m = Machine.current();
        if (m != null && m.current == g) Wiring.unlock(m, g);
    }

    @Override
    void passSafepoint(Machine m) {
        if (m.mounted != null && m.p.isAskedToStop()) partings.preempt(m);
    }

    @Override
    boolean preemption(boolean on) {
        return preemption.set(on);
    }

    @Override
    boolean maySpin(int spins) {
        int n = processors.count();
        if (spins >= Spin.MOST || n == 1 || n <= idle.processors() + idle.spinning() + 1) return false;
        Machine m = Machine.current();
        return m != null && m.p.isEmpty();
    }

    @Override
    void set(Alarm alarm) {
        Machine m = Machine.current();
        Processor own = m == null || m.scheduler != this || m.p.retired ? null : m.p;
        Processor p = own == null ? processors.first() : own;
        p.timers.add(alarm);
        if (p.retired) {
            retirement.evacuate(p); // it has retired just now, and may have been left by its M
        } else if (own == null) {
            if (!timekeeper.isUpBy(alarm.when)) wake();
        } else if (idle.processors() > 0) {
            monitor.expect(alarm.when);
        }
    }

    @Override
    long nanoTime() {
        return System.nanoTime();
    }

    @Override
    long nextId() {
        Machine m = Machine.current();
        return m == null || m.scheduler != this ? ids.getAndIncrement() : m.p.nextId(ids);
    }

    @Override
    int random(int bound) {
        Machine m = Machine.current();
        return m == null || m.scheduler != this ? ThreadLocalRandom.current().nextInt(bound) : m.p.random(bound);
    }

    @Override
    void point() {}

    @Override
    int processors(int n) {
        int before = processors.count();
        if (n > 0 && processors.set(n, this)) retirement.vacate();
        return before;
    }

    @Override
    String processorsReason() {
        return processors.reason();
    }

    @Override
    void outsiderWaits() {
        if (isIdle()) Asleep.check(this);
    }

    private boolean isIdle() {
        return idle.processors() == processors.count();
    }

    /// The Ms that live.
    List<Machine> machines() {
        return machines.list();
    }

    @Override
    @Nullable
    Processor processorOf(G g) {
        for (Machine m : machines.list()) if (m.current == g) return m.p;
        return null;
    }

    /// Hands what a P has that has just retired to the others.
    void evacuate(Processor p) {
        retirement.evacuate(p);
    }

    Oversight oversight() {
        return oversight;
    }

    /// What schedtrace tells.
    record Counts(
            int idleProcessors, int machines, int spinning, int idleMachines, int global, boolean monitorSleeps) {}

    Counts counts() {
        return new Counts(
                idle.processors(), machines.count(), idle.spinning(), idle.machines(), global.size(), monitor.sleeps());
    }

    /// Whether nothing runs and nothing will: no goroutine is runnable and no alarm is set.
    boolean isStill() {
        return isIdle() && !processors.anyLeaving() && !somethingRunnable() && earliest() == TimerHeap.NEVER;
    }

    /// A number that grows whenever a P gets going or the Ps become others: while it stays the same and all
    /// Ps are idle, nothing moves.
    long activity() {
        return idle.taken() + processors.resizes();
    }

    /// The instant of the first alarm of all.
    long earliest() {
        return processors.earliest();
    }
}
