package dev.heddle;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A number of units that goroutines acquire and release: Go's `semaphore.Weighted`. First come, first served:
/// a small request does not overtake a big one. A release happens before the acquire that it lets in. Any
/// thread may use it. Source: Go, x/sync/semaphore.
public final class WeightedSemaphore {
    private final long size;
    private final Mutex mutex = new Mutex();
    private final ArrayDeque<Request> requests = new ArrayDeque<>(); // this and held: guarded by mutex
    private long held;

    private record Request(long units, Channel<@Nullable Object> granted) {}

    /// A semaphore with so many units, all free.
    public WeightedSemaphore(long size) {
        this.size = size;
    }

    /// Acquires units, and waits for them as long as the context is not done. More than there are waits for
    /// that only.
    ///
    /// @throws ContextException if the context is done, also if units are free
    public void acquire(Context ctx, long units) {
        ContextException done = ctx.err();
        if (done != null) throw done;
        Request request = new Request(units, Channel.make());
        boolean waits;
        mutex.lock();
        try {
            boolean impossible = units > size;
            waits = impossible || held + units > size || !requests.isEmpty();
            if (!waits) held += units;
            if (waits && !impossible) requests.add(request);
        } finally {
            mutex.unlock();
        }
        if (!waits) return;
        boolean[] granted = new boolean[1];
        try {
            Go.select(Go.receiving(ctx.done(), v -> {}), Go.receiving(request.granted, v -> granted[0] = true));
        } finally {
            if (!granted[0]) withdraw(request);
        }
        ContextException late = ctx.err();
        if (granted[0] && late == null) return;
        if (granted[0]) release(units);
        throw late == null ? ContextException.CANCELED : late;
    }

    /// Gives a request up, and back what it was granted meanwhile.
    private void withdraw(Request request) {
        mutex.locked(() -> {
            if (requests.remove(request)) {
                grant();
            } else if (request.units <= size) {
                held -= request.units;
                grant();
            }
        });
    }

    /// Acquires units if they are free and nobody waits, and tells whether it did.
    public boolean tryAcquire(long units) {
        mutex.lock();
        try {
            boolean free = held + units <= size && requests.isEmpty();
            if (free) held += units;
            return free;
        } finally {
            mutex.unlock();
        }
    }

    /// Gives units back.
    ///
    /// @throws Panic "semaphore: released more than held"
    public void release(long units) {
        mutex.locked(() -> {
            held -= units;
            if (held < 0) throw new Panic("semaphore: released more than held");
            grant();
        });
    }

    /// Lets in who comes next, as long as there is room. Called with the mutex held.
    private void grant() {
        for (Request next = requests.peek(); next != null && held + next.units <= size; next = requests.peek()) {
            held += next.units;
            requests.remove();
            next.granted.close();
        }
    }
}
