package dev.heddle.lesson;

import dev.heddle.Access;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A variable that goroutines share, whose every read and write is a step of its own: before each of them the
/// schedule may switch, as a processor may between two instructions. In a recording each step says what it read
/// or wrote.
///
/// A plain field has no such steps: a seeded schedule switches only at operations of the runtime.
///
/// Each step alone is indivisible, as those of `AtomicReference` are; two steps are not. Any thread.
///
/// @param <T> the type of its values
public final class Shared<T extends @Nullable Object> {
    private final Access access = new Access();
    private T value; // guarded by this

    /// A variable.
    ///
    /// @param initial its first value
    public Shared(T initial) {
        value = initial;
    }

    /// Reads it.
    public T read() {
        access.before();
        T seen = now();
        access.record(Access.Kind.READ, "read " + seen);
        return seen;
    }

    /// Writes it.
    ///
    /// @param next its new value
    public void write(T next) {
        access.before();
        set(next);
        access.record(Access.Kind.WRITE, "write " + next);
    }

    /// Writes it if its value equals an expected one, and tells whether it did: one step, with nothing between.
    ///
    /// @param expected what its value must equal
    /// @param next its new value
    public boolean compareAndSet(T expected, T next) {
        access.before();
        boolean done = exchange(expected, next);
        String words = (done ? "changed " : "did not change ") + expected + " to " + next;
        access.record(done ? Access.Kind.UPDATE : Access.Kind.READ, words);
        return done;
    }

    private synchronized T now() {
        return value;
    }

    private synchronized void set(T next) {
        value = next;
    }

    private synchronized boolean exchange(T expected, T next) {
        boolean equal = Objects.equals(value, expected);
        if (equal) value = next;
        return equal;
    }

    /// Its value now, without a step: for looking at it when all is done.
    @Override
    public String toString() {
        return String.valueOf(now());
    }
}
