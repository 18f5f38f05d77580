package dev.heddle.kernel.eval;

import org.jspecify.annotations.Nullable;

/// One execution of a notebook's cell: its number and its text.
///
/// Threads inherit the cell of the thread that created them, so what a cell starts still belongs to it after
/// the cell has ended. Threads of shared pools, such as the common pool, belong to none.
///
/// @param number the execution count that the front end shows
/// @param code the text as the reader wrote it
public record Cell(int number, String code) {

    private static final InheritableThreadLocal<@Nullable Cell> CURRENT = new InheritableThreadLocal<>();

    /// The cell that the calling thread works for, or null if it works for none. Any thread may call it.
    public static @Nullable Cell current() {
        return CURRENT.get();
    }

    /// Binds this cell to the calling thread and to all threads that it creates from now on.
    void bind() {
        CURRENT.set(this);
    }
}
