package dev.heddle;

/// Go's statements and `runtime` functions as static methods, for a static import.
public final class Go {
    private Go() {}
}
