package dev.heddle;

import dev.heddle.trace.Recorder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides which runnable goroutine runs, where and when. Goroutines inherit their creator's scheduler.
abstract class Scheduler {
    volatile @Nullable Recorder recorder; // null: no trace is taken
    volatile @Nullable Flight flight; // null: no flight recorder is on

    /// The scheduler of goroutines that no other one was chosen for.
    static Scheduler standard() {
        return Standard.INSTANCE;
    }

    /// A goroutine can run: it is new, has been woken, or asked to go behind the others. Any thread.
    abstract void submit(G g);

    /// What an M does all its life.
    abstract void loop(Machine m);

    /// Lets others run first; the caller is a goroutine of this scheduler.
    abstract void giveWay(G g);

    /// Between two steps of the caller at variables that are shared: a schedule may take it off here.
    void between(G g) {
        giveWay(g);
    }

    /// Puts the caller behind those of its own P: what it has just made runnable comes first.
    abstract void stepBack(G g);

    /// Whether a goroutine that has spun so many times for a lock may spin once more: its holder runs, and
    /// nothing else wants this P.
    abstract boolean maySpin(int spins);

    /// Rings the alarm at its instant. Any thread.
    abstract void set(Alarm alarm);

    /// Nanoseconds of this scheduler's clock.
    abstract long nanoTime();

    /// The time of day by this scheduler's clock.
    Instant instant() {
        return Instant.now();
    }

    /// The id of the next goroutine.
    abstract long nextId();

    /// A number from 0 to the bound, exclusive, all equally likely. Any thread.
    abstract int random(int bound);

    /// The caller is about to do something that other goroutines can see.
    abstract void point();

    /// A goroutine on this M passes a safepoint while some goroutine is asked to give way. Called on its
    /// thread.
    void passSafepoint(Machine m) {}

    /// Whether goroutines that have run for a time slice are made to give way, and from now on whether they
    /// are.
    boolean preemption(boolean on) {
        return false;
    }

    /// Wires the calling goroutine to the thread that it runs on.
    abstract void lockThread(G g);

    /// Undoes one [#lockThread].
    abstract void unlockThread(G g);

    /// How many Ps there are, after asking for n of them where n is positive.
    abstract int processors(int n);

    /// The P on which a goroutine runs at this moment, if that can be told.
    @Nullable
    Processor processorOf(G g) {
        return null;
    }

    /// Why there are so many.
    abstract String processorsReason();

    /// The number by which traces know an object that counts itself among all of its kind as so many.
    long traced(Object object, long number) {
        return number;
    }

    /// A program of this scheduler has an outcome. Any thread.
    void ended() {}

    /// A thread outside is about to wait: perhaps nothing is left that could wake it.
    abstract void outsiderWaits();

    /// A goroutine is about to wait: gives the time. Asked only where no monitor keeps it.
    long waitBegins() {
        return nanoTime();
    }

    private static final class Standard {
        static final Scheduler INSTANCE = VirtualThreads.custom() ? new ParallelScheduler() : new PoolScheduler();
    }
}
