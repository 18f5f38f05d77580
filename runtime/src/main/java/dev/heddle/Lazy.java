package dev.heddle;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A value computed at most once, or what its computation threw: what `onceFunc` and `onceValue` stand on.
final class Lazy<T extends @Nullable Object> {
    private final Once once = new Once();
    private @Nullable Callable<T> computation; // cleared when it has run, for the garbage collector
    private @Nullable T value; // this and failure: written once under once
    private @Nullable Throwable failure;

    Lazy(Callable<T> computation) {
        this.computation = computation;
    }

    @SuppressWarnings("NullAway") // the value is what the computation of a T gave
    T get() {
        once.run(this::compute);
        if (failure != null) throw Thrown.<RuntimeException>unchecked(failure);
        return value;
    }

    private void compute() {
        try {
            value = Objects.requireNonNull(computation).call();
        } catch (Throwable e) {
            failure = e;
        } finally {
            computation = null;
        }
    }
}
