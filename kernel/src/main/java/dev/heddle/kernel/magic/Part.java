package dev.heddle.kernel.magic;

import java.util.List;

/// A part of a cell, in the order of its text.
public sealed interface Part {

    /// Java, up to the next magic or the end.
    ///
    /// @param code the cell with blanks for its other parts, so that places stay, and calls of
    ///     [Inline#$] for the magics amid it
    /// @param inlines the magics amid the Java
    record Java(String code, List<Line> inlines) implements Part {
        /// Java without magics.
        public Java(String code) {
            this(code, List.of());
        }
    }

    /// A line magic: `%name text`.
    ///
    /// @param text what stands behind the name, as written
    /// @param at where the `%` stands in the cell
    record Line(String name, String text, int at) implements Part {}

    /// A cell magic: `%%name text` on the first line, and the rest of the cell.
    ///
    /// @param at where the `%%` stands in the cell
    record Whole(String name, String text, String body, int at) implements Part {}
}
