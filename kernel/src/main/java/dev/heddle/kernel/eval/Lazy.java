package dev.heddle.kernel.eval;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, once. Any thread.
final class Lazy<T> {
    private final Supplier<T> make;
    private volatile @Nullable T value; // set once, under this object's monitor

    Lazy(Supplier<T> make) {
        this.make = make;
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
