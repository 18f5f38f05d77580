package dev.heddle;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The Ps that there are: GOMAXPROCS of them. Others may linger until their goroutines let go of them: the
/// retired.
final class Processors {
    private static final int MOST = 1024;

    private final IdleList idle;
    private volatile Processor[] all; // never written into
    private volatile Processor[] retired = {}; // by the last resize
    private final Queue<Processor> leaving = new ConcurrentLinkedQueue<>(); // retired, and perhaps still occupied
    private volatile long resizes; // begun; written under this
    private volatile boolean resizing; // what is on retired Ps may be under way to others

    Processors(IdleList idle) {
        this.idle = idle;
        int n = Runtime.getRuntime().availableProcessors();
        all = new Processor[n];
        for (int i = 0; i < n; i++) all[i] = new Processor(i);
        for (int i = n - 1; i >= 0; i--) idle.add(all[i]);
    }

    Processor[] all() {
        return all;
    }

    int count() {
        return all.length;
    }

    Processor first() {
        return all[0];
    }

    /// Changes their number, and tells whether that was another one before. All Ps begin to count their turns
    /// anew.
    synchronized boolean resize(int n, ParallelScheduler scheduler) {
        Processor[] old = all;
        int size = Math.min(n, MOST);
        if (size == old.length) return false;
        long before = resizes;
        resizes = before + 1;
        resizing = true;
        Processor[] now = Arrays.copyOf(old, size);
        for (int i = old.length; i < size; i++) now[i] = new Processor(i);
        for (Processor p : now) p.tick = 0;
        all = now;
        if (size < old.length) {
            retire(Arrays.copyOfRange(old, size, old.length), scheduler);
        } else {
            for (int i = old.length; i < size; i++) {
                idle.add(now[i]);
                scheduler.wake();
            }
        }
        resizing = false;
        return true;
    }

    private void retire(Processor[] superfluous, ParallelScheduler scheduler) {
        for (Processor p : superfluous) {
            p.occupied = true;
            p.retired = true;
            leaving.add(p);
        }
        idle.removeRetired();
        retired = superfluous;
        for (Processor p : superfluous) scheduler.evacuate(p);
    }

    /// How often their number has been changed.
    long resizes() {
        return resizes;
    }

    /// Whether there is or may be something on a P that has retired: a goroutine that runs, or an alarm that it has
    /// set.
    boolean anyLeaving() {
        if (resizing) return true;
        leaving.removeIf(p -> !p.occupied);
        return !leaving.isEmpty() || resizing;
    }

    /// Whether a goroutine still runs on a P that has retired last.
    boolean anyOccupied() {
        for (Processor p : retired) if (p.occupied) return true;
        return false;
    }

    /// Whether some P has a goroutine in its queue.
    boolean anyQueued() {
        for (Processor p : all) if (!p.queue.isEmpty()) return true;
        return false;
    }

    /// The instant of the first alarm of all.
    long earliest() {
        long first = TimerHeap.NEVER;
        for (Processor p : all) first = Math.min(first, p.timers.earliest());
        return first;
    }
}
