package dev.heddle.kernel.eval;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, once. Any thread.
final class Lazy<T> {
    private final Supplier<T> make;
    private volatile @Nullable T value; // set once, under this object's monitor

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    /// The value if somebody has asked for it.
    Optional<T> made() {
        return Optional.ofNullable(value);
    }

    T get() {
        T ready = value;
        if (ready != null) return ready;
        synchronized (this) {
            T made = value;
            if (made == null) value = made = make.get();
            return made;
        }
    }
}
