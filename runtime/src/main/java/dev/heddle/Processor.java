package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// P: the right to run goroutines, and what is runnable on it. Held by at most one M at a time; unless it says
/// otherwise, a member is for the holder.
final class Processor {
    private static final VarHandle RUNNEXT =
            ConstantBootstraps.fieldVarHandle(lookup(), "runnext", VarHandle.class, Processor.class, G.class);

    /// No turn of any P.
    static final int NO_TURN = -1;

    final int id;
    final RunQueue queue = new RunQueue();
    final TimerHeap timers = new TimerHeap();

    private volatile @Nullable G runnext; // put by the holder, taken by any M
    volatile boolean retired; // gomaxprocs fell below it: the holder gives it up at its next turn
    volatile boolean occupied; // retired, and not yet given up
    volatile boolean handedOn; // retired, since its M stands still
    volatile @Nullable Machine holder; // the M that has it; written by whoever gives or takes it
    volatile boolean sliceOver; // set by the monitor: what is in runnext has had its turn
    volatile int stopTurn = NO_TURN; // the turn whose goroutine is asked to give way
    volatile long stopAskedAt; // when
    volatile int askedTurn = NO_TURN; // the turn that was asked last and has not answered
    volatile int deafTurn = NO_TURN; // the turn that has been asked twice and has not answered

    int tick; // turns taken; the monitor reads it racily, a resize sets it racily
    int handovers; // how often a P of this number was taken from an M that stood still; written before it is used
    int slice; // time slices begun: turns that came by runnext share one; the monitor reads it racily
    final @Nullable G[] loot = new G[RunQueue.CAPACITY / 2]; // what is being stolen for this P
    private long nextId;
    private long lastId; // exclusive
    private long random;

    Processor(int id) {
        this.id = id;
        random = 0x9E3779B97F4A7C15L * (id + 1) ^ System.nanoTime();
    }

    /// Puts a goroutine where it runs next and gives back the one that it pushed out. Others only take, so what is
    /// empty stays so until then.
    @Nullable
    G putNext(G g) {
        if (runnext != null) return (G) RUNNEXT.getAndSet(this, g);
        RUNNEXT.setRelease(this, g); // without a fence: who goes idle does not look here, and the monitor does
        return null;
    }

    /// Whether a goroutine waits in runnext. Any thread.
    @Nullable
    G peekNext() {
        return runnext;
    }

    /// Takes the goroutine in runnext, or null. Any thread.
    @Nullable
    G takeNext() {
        G g = runnext;
        return g != null && RUNNEXT.compareAndSet(this, g, null) ? g : null;
    }

    /// Whether nothing is runnable here. Any thread.
    boolean isEmpty() {
        return runnext == null && queue.isEmpty();
    }

    /// Whether the M that has it runs no goroutine now. Any thread; one that has seen what that M did since
    /// its last turn knows.
    boolean isBetweenTurns() {
        Machine m = holder;
        return m != null && m.mounted == null;
    }

    /// Whether a goroutine is runnable here or an alarm is set. Any thread.
    boolean hasSomething() {
        return !isEmpty() || timers.earliest() != TimerHeap.NEVER;
    }

    /// Whether the goroutine that runs here is asked to give way. Any thread.
    boolean isAskedToStop() {
        return stopTurn == tick;
    }

    /// Whether the goroutine that runs here has been asked in vain. Any thread.
    boolean isDeaf() {
        return deafTurn == tick;
    }

    long nextId(AtomicLong ids) {
        if (nextId == lastId) {
            nextId = ids.getAndAdd(16);
            lastId = nextId + 16;
        }
        return nextId++;
    }

    /// A number from 0 to the bound, exclusive, all equally likely.
    int random(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) (((random >>> 33) * bound) >>> 31);
    }
}
