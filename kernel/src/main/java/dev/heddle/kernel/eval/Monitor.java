package dev.heddle.kernel.eval;

/// The monitor of all top-level `synchronized` methods of the notebook.
public final class Monitor {

    /// One for all cells, so that a method and its redefinition exclude each other.
    public static final Object NOTEBOOK = new Object();

    private Monitor() {}
}
