package dev.heddle.kernel.magic;

import java.util.List;

/// A part of a cell, in the order of its text.
public sealed interface Part {

    /// Java, up to the next line magic or the end.
    ///
    /// @param code the cell with blanks for its other parts, so that places stay
    record Java(String code) implements Part {}

    /// A line magic: `%name arguments`.
    ///
    /// @param at where the `%` stands in the cell
    record Line(String name, List<String> arguments, int at) implements Part {}

    /// A cell magic: `%%name arguments` on the first line, and the rest of the cell.
    ///
    /// @param at where the `%%` stands in the cell
    record Whole(String name, List<String> arguments, String body, int at) implements Part {}
}
