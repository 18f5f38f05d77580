package dev.heddle.kernel.eval;

/// Whether a console may run a text, or should let its reader type on.
public sealed interface Completeness {

    /// The text can be compiled as it stands.
    record Complete() implements Completeness {}

    /// The text lacks its end.
    ///
    /// @param indent the blanks that the next line should begin with
    record Incomplete(String indent) implements Completeness {}

    /// No continuation makes the text valid.
    record Invalid() implements Completeness {}
}
