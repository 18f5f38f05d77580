package dev.heddle;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Ps that there are: GOMAXPROCS of them. Others may linger until their goroutines let go of them: the
/// retired.
final class Processors {
    private static final int MOST = 1024;
    private static final int GLIMPSE = 8; // retired Ps that the monitor looks at each time

    private static final long RARELY = 1_000_000_000; // ns between looks at what the machine grants

    private final IdleList idle;
    private volatile Processor[] all; // never written into
    private volatile @Nullable String set; // by whom their number was set; null: it follows affinity and quota
    private int jvm = Runtime.getRuntime().availableProcessors(); // this and looked: the monitor's
    private long looked;
    private volatile Processor[] retired = {}; // by the last resize
    private final Queue<Processor> leaving = new ConcurrentLinkedQueue<>(); // retired, and perhaps still occupied
    private volatile long resizes; // begun; written under this
    private volatile boolean watching; // one of those leaving is in the monitor's hand
    private volatile boolean resizing; // what is on retired Ps may be under way to others

    Processors(IdleList idle) {
        this.idle = idle;
        int n = Math.min(DefaultProcessors.count(jvm), MOST);
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

    /// Why there are so many.
    String reason() {
        String setter = set;
        return setter == null ? DefaultProcessors.now().reason() : setter;
    }

    /// Somebody says how many there are to be.
    boolean set(int n, ParallelScheduler scheduler) {
        set = "gomaxprocs(" + n + ") was called";
        return resize(n, scheduler);
    }

    /// Changes their number if affinity or quota have changed. The monitor only.
    void follow(long now, ParallelScheduler scheduler) {
        if (set != null || now - looked < RARELY) return;
        looked = now;
        int before = jvm;
        jvm = Runtime.getRuntime().availableProcessors();
        if (jvm != before && set == null) resize(DefaultProcessors.count(jvm), scheduler);
    }

    /// Changes their number, and tells whether that was another one before. All Ps begin to count their turns
    /// anew.
    private synchronized boolean resize(int n, ParallelScheduler scheduler) {
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
        }
        idle.removeRetired();
        retired = superfluous;
        for (Processor p : superfluous) {
            if (p.occupied) leaving.add(p);
            scheduler.evacuate(p);
        }
    }

    /// Puts another P in the place of one whose M stands still, and gives it; null if that is none of them
    /// any more. The one replaced has retired; its queue is still to be emptied.
    synchronized @Nullable Processor replace(Processor blocked) {
        if (blocked.retired) return null;
        Processor[] now = all.clone();
        Processor successor = new Processor(blocked.id);
        successor.tick = blocked.tick + 1;
        successor.handovers = blocked.handovers + 1;
        now[blocked.id] = successor;
        blocked.occupied = true;
        blocked.handedOn = true;
        blocked.retired = true;
        all = now;
        leaving.add(blocked);
        idle.removeRetired(); // should its M have come back just now
        return successor;
    }

    /// The retired Ps that still have a goroutine on them.
    Iterable<Processor> leaving() {
        leaving.removeIf(p -> !p.occupied);
        return leaving;
    }

    /// Shows some of those to a visitor, others each time. The monitor only.
    void watchLeaving(Consumer<Processor> visitor) {
        if (leaving.isEmpty()) return;
        watching = true;
        for (int i = Math.min(GLIMPSE, leaving.size()); i > 0; i--) {
            Processor p = leaving.poll();
            if (p == null || !p.occupied) continue;
            visitor.accept(p);
            leaving.add(p);
        }
        watching = false;
    }

    /// How often their number has been changed.
    long resizes() {
        return resizes;
    }

    /// Whether there is or may be something on a P that has retired: a goroutine that runs, an alarm that it
    /// has set, or an M between two turns, which may have an alarm in its hand. A goroutine whose P was handed
    /// on tells itself whether it waits.
    boolean anyLeaving() {
        if (resizing || watching) return true;
        for (Processor p : leaving()) if (!p.handedOn || p.hasSomething() || p.isBetweenTurns()) return true;
        return resizing || watching;
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
