package dev.heddle;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Lets goroutines that want the same thing at the same time share one computation of it: Go's
/// `singleflight.Group`. The computation happens before every return of its value. Any thread may use it.
/// Source: Go, x/sync/singleflight.
///
/// @param <K> the type of keys
/// @param <V> the type of values
public final class SingleFlight<K, V extends @Nullable Object> {
    /// What a computation gave.
    ///
    /// @param value its value
    /// @param shared whether it was given to more than one caller
    /// @param <V> the type of values
    public record Result<V extends @Nullable Object>(V value, boolean shared) {}

    private final Mutex mutex = new Mutex();
    private final Map<K, Flight<V>> flights = new HashMap<>(); // guarded by mutex

    /// One under way.
    private static final class Flight<V extends @Nullable Object> {
        final WaitGroup landed = new WaitGroup();
        int others; // callers that share it; guarded by the mutex

        @Nullable
        V value; // this and failure: written before landed

        @Nullable
        Throwable failure;
    }

    /// A group without computations.
    public SingleFlight() {}

    /// Computes the value for the key; if that is under way, waits for it and shares it. What the computation
    /// throws, all of its callers throw.
    ///
    /// @param key of the value
    /// @param computation of it
    public Result<V> run(K key, Callable<V> computation) {
        mutex.lock();
        Flight<V> known = flights.get(key);
        if (known != null) {
            known.others++;
            mutex.unlock();
            known.landed.await();
            return result(known, true);
        }
        Flight<V> mine = new Flight<>();
        mine.landed.add(1);
        flights.put(key, mine);
        mutex.unlock();
        boolean shared = fly(key, mine, computation);
        return result(mine, shared);
    }

    private boolean fly(K key, Flight<V> mine, Callable<V> computation) {
        try {
            mine.value = computation.call();
        } catch (Throwable e) {
            mine.failure = e;
        }
        mutex.lock();
        flights.remove(key, mine);
        boolean shared = mine.others > 0;
        mutex.unlock();
        mine.landed.done();
        return shared;
    }

    /// Lets the next call for the key compute anew, also while a computation is under way.
    public void forget(K key) {
        mutex.locked(() -> flights.remove(key));
    }

    @SuppressWarnings("NullAway") // the value is what the computation of a V gave
    private static <V extends @Nullable Object> Result<V> result(Flight<V> flight, boolean shared) {
        if (flight.failure != null) throw Thrown.<RuntimeException>unchecked(flight.failure);
        return new Result<>(flight.value, shared);
    }
}
