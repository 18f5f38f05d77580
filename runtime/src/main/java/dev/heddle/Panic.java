package dev.heddle;

import org.jspecify.annotations.Nullable;

/// Go's panic: an error that carries any value. `throw panic(v)` in a program; our primitives throw it on
/// misuse.
///
/// Source: Go specification, "Handling panics".
public final class Panic extends RuntimeException {
    private final transient @Nullable Object value;

    /// A panic with a value.
    ///
    /// @param value anything, shown by its `toString`
    public Panic(@Nullable Object value) {
        super(text(value), value instanceof Throwable cause ? cause : null);
        this.value = value;
    }

    /// What the panic was called with.
    public @Nullable Object value() {
        return value;
    }

    private static String text(@Nullable Object value) {
        if (value == null) return "panic called with nil argument (use GODEBUG=panicnil=1 to disable)";
        if (value instanceof Throwable e && e.getMessage() != null) return e.getMessage();
        return value.toString();
    }
}
