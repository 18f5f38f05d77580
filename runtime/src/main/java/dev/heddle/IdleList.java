package dev.heddle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The Ps that nobody holds, the Ms that hold none, and the count of Ms that look for work.
///
/// No wake-up is lost: who makes work visible afterwards reads the counts here; who goes idle first shows up
/// here and afterwards looks for work once more. At most one wake-up is under way: while an M spins, none is
/// woken. Source: Go, proc.go, "Worker thread parking/unparking".
final class IdleList {
    private final SpinLock lock = new SpinLock();
    private final Deque<Processor> processors = new ArrayDeque<>(); // this and machines: guarded by lock
    private final Deque<Machine> machines = new ArrayDeque<>();
    private volatile int idle; // the size of processors; written under lock
    private volatile long taken; // how often one was taken; written under lock
    private final AtomicInteger spinning = new AtomicInteger();

    int processors() {
        return idle;
    }

    int machines() {
        lock.lock();
        int n = machines.size();
        lock.unlock();
        return n;
    }

    int spinning() {
        return spinning.get();
    }

    void add(Processor p) {
        p.holder = null;
        lock.lock();
        if (p.retired) {
            p.occupied = false;
        } else {
            processors.push(p);
        }
        idle = processors.size();
        lock.unlock();
    }

    /// Takes one for the caller to hold or to give away, if there is one. A time slice begins.
    @Nullable
    Processor takeProcessor() {
        lock.lock();
        Processor p = processors.poll();
        idle = processors.size();
        if (p != null) {
            noteTaken();
            p.slice++;
        }
        lock.unlock();
        return p;
    }

    private void noteTaken() {
        long before = taken;
        taken = before + 1;
    }

    /// How often a P got going. If all are idle, and it is the same later, none has run meanwhile.
    long taken() {
        return taken;
    }

    /// Takes out the Ps that have retired.
    void removeRetired() {
        lock.lock();
        for (Processor p : processors) if (p.retired) p.occupied = false;
        processors.removeIf(p -> p.retired);
        idle = processors.size();
        lock.unlock();
    }

    void add(Machine m) {
        lock.lock();
        machines.push(m);
        lock.unlock();
    }

    @Nullable
    Machine takeMachine() {
        lock.lock();
        Machine m = machines.poll();
        lock.unlock();
        return m;
    }

    /// Takes this M out and tells whether it was still in; if not, somebody is about to assign it a P.
    boolean remove(Machine m) {
        lock.lock();
        boolean in = machines.remove(m);
        lock.unlock();
        return in;
    }

    /// Whether another M may look for work: at most half as many do as are busy.
    boolean maySpin(int gomaxprocs) {
        return 2 * spinning.get() < gomaxprocs - idle;
    }

    /// Whether the caller becomes the one that spins.
    boolean firstToSpin() {
        return spinning.get() == 0 && spinning.compareAndSet(0, 1);
    }

    void startSpinning(Machine m) {
        m.spinning = true;
        spinning.incrementAndGet();
    }

    /// Tells whether nobody spins any more.
    boolean stopSpinning(Machine m) {
        m.spinning = false;
        return spinning.decrementAndGet() == 0;
    }

    /// Undoes [#firstToSpin].
    void nobodySpins() {
        spinning.decrementAndGet();
    }
}
