package dev.heddle.kernel.eval;

/// How a place in a cell is written: `Cell[5]:7`.
final class Position {
    private Position() {}

    /// What every position begins with.
    static final String CELL = "Cell[";

    /// The name that stands for a cell where Java has a source file's.
    static String file(int cell) {
        return CELL + cell + "]";
    }

    static String of(int cell, long line) {
        return file(cell) + ":" + line;
    }
}
