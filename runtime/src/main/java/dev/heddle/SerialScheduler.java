package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Runs one program with one goroutine at a time. At every scheduling point, that is before every operation of
/// our primitives, a [Strategy] decides which goroutine goes on; the clock is virtual and moves only when all
/// wait. So the strategy's choices decide the whole run, as long as goroutines do not block in other code.
///
/// All fields but the inbox and program belong to the one M: goroutines touch them only while they run on it.
///
/// Nothing is left behind. A goroutine that can run is in exactly one of: running, next, runnable, inbox; it leaves
/// one for another in a step of the M's, or of the thread that submits it. The M parks only after it has found all
/// four empty and the program without an outcome, the inbox and the outcome last; whoever changes one of these two
/// unparks it afterwards. Whatever ends the M ends the program, so that whoever awaits it goes on.
final class SerialScheduler extends Scheduler {
    private static final long START = 946_684_800_000_000_000L; // ns; 2000-01-01, where Go's synctest starts, too

    private final Strategy strategy;
    private final Path path = new Path();
    private final List<G> runnable = new ArrayList<>();
    private final Queue<G> inbox = new ConcurrentLinkedQueue<>(); // woken by other threads
    private final TimerHeap timers = new TimerHeap();
    private final IdentityHashMap<Object, Long> numbers = new IdentityHashMap<>();
    private final Machine machine = new Machine(0, this, new Processor(0));
    private final Bubble bubble;
    private long now = START;
    private long ids = 1;
    private @Nullable G next; // chosen at a scheduling point, already taken from runnable
    private volatile @Nullable Program program;

    SerialScheduler(Strategy strategy, Bubble bubble) {
        this.strategy = strategy;
        this.bubble = bubble;
    }

    /// Begins; the M ends with the program.
    void run(Program p) {
        program = p;
        machine.start();
    }

    /// Waits until the last step has been recorded.
    void awaitEnd() throws InterruptedException {
        machine.join();
    }

    /// The choices made. To be asked when the run is over.
    Path path() {
        return path;
    }

    long now() {
        return now;
    }

    /// How many alarms are set.
    int alarms() {
        return timers.size();
    }

    Bubble bubble() {
        return bubble;
    }

    @Override
    void loop(Machine m) {
        Program running = Objects.requireNonNull(program);
        try {
            while (running.outcome() == null) {
                G g = next();
                if (g == null) {
                    waitForSomething(running);
                } else {
                    run(m, g);
                }
            }
        } catch (Throwable e) { // no memory for a thread, say: whoever awaits the program must hear of it
            running.failed(e);
        }
        running.abandon();
    }

    private void run(Machine m, G g) {
        m.current = g.isStray() ? null : g;
        m.noted = false;
        Recorder recording = recorder;
        if (recording != null) g.record(recording, Event.Kind.GO_START, WaitReason.NONE, 0, 0, 0);
        g.mount();
        if (recording != null && !m.noted && m.current != null && !g.hasEnded()) {
            g.record(recording, Event.Kind.GO_BLOCK, WaitReason.FOREIGN, 0, 0, 0);
        }
        m.current = null;
    }

    private @Nullable G next() {
        for (G g = inbox.poll(); g != null; g = inbox.poll()) runnable.add(g);
        G chosen = next;
        next = null;
        if (chosen == null && !runnable.isEmpty()) chosen = runnable.remove(choose(runnable.size()));
        return chosen;
    }

    /// Nothing is runnable: moves the clock to the next alarm, or waits for other threads, or declares a
    /// deadlock.
    private void waitForSomething(Program running) {
        if (inbox.isEmpty() && running.isAsleep() && bubble.rests(running)) return;
        long alarm = timers.earliest();
        if (alarm != TimerHeap.NEVER) {
            now = Math.max(now, alarm);
            timers.ring(now);
        } else if (running.isAsleep() && inbox.isEmpty()) {
            running.asleep(bubble);
        } else if (inbox.isEmpty()
                && running.outcome() == null) { // looked at last: nothing between may take the permit
            LockSupport.park(this);
        }
    }

    @Override
    void ended() {
        LockSupport.unpark(machine);
    }

    private int choose(int options) {
        return options < 2 ? 0 : path.add(strategy.choose(options), options);
    }

    private boolean isOurs(@Nullable Machine m) {
        return m == machine;
    }

    @Override
    void submit(G g) {
        if (isOurs(Machine.current())) {
            runnable.add(g);
        } else {
            inbox.add(g);
            LockSupport.unpark(machine);
        }
    }

    @Override
    void point() {
        G g = machine.current;
        if (isOurs(Machine.current()) && g != null) step(g, WaitReason.PREEMPTED);
    }

    @Override
    void between(G g) {
        leave(g, WaitReason.PREEMPTED);
    }

    @Override
    void giveWay(G g) {
        leave(g, WaitReason.GOSCHED);
    }

    private void leave(G g, WaitReason why) {
        if (isOurs(Machine.current())) {
            step(g, why);
        } else {
            VirtualThreads.unmount();
        }
    }

    /// Goes on with this goroutine or another.
    private void step(G g, WaitReason why) {
        if (g.program.isStopping()) throw g.program.unwind();
        for (G woken = inbox.poll(); woken != null; woken = inbox.poll()) runnable.add(woken);
        int chosen = choose(runnable.size() + 1);
        if (chosen == 0) return;
        G other = runnable.remove(chosen - 1);
        next = other;
        g.record(Event.Kind.GO_STOP, why, 0, 0, 0);
        VirtualThreads.unmount();
        if (next != other) return;
        next = null; // it is pinned, in a class initializer say, and goes on: the other one's turn comes later
        runnable.add(chosen - 1, other);
    }

    @Override
    void stepBack(G g) {}

    /// There is but one thread.
    @Override
    void lockThread(G g) {
        g.locks++;
    }

    @Override
    void unlockThread(G g) {
        if (g.locks > 0) g.locks--;
    }

    @Override
    boolean maySpin(int spins) {
        return false;
    }

    @Override
    void set(Alarm alarm) {
        timers.add(alarm);
        if (!isOurs(Machine.current())) LockSupport.unpark(machine);
    }

    @Override
    long nanoTime() {
        return now;
    }

    @Override
    Instant instant() {
        return Instant.EPOCH.plusNanos(now);
    }

    @Override
    long nextId() {
        return ids++;
    }

    @Override
    int random(int bound) {
        return isOurs(Machine.current()) ? choose(bound) : 0;
    }

    @Override
    int processors(int n) {
        return 1;
    }

    @Override
    String processorsReason() {
        return "a seeded schedule runs one goroutine at a time";
    }

    @Override
    long traced(Object object, long number) {
        return numbers.computeIfAbsent(object, o -> numbers.size() + 1L);
    }

    @Override
    void outsiderWaits() {}
}
