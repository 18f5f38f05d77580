package dev.heddle.kernel.eval;

import dev.heddle.kernel.eval.Splitter.Span;
import java.util.List;
import java.util.Optional;

/// A part of a cell that is compiled as a whole; all places are offsets into the cell.
sealed interface Piece {

    /// The piece's text.
    Span span();

    /// An import declaration.
    record Import(Span span, Imported imported) implements Piece {}

    /// A class, interface, enum, record or annotation.
    record Type(Span span, Modifiers modifiers, String name) implements Piece {}

    /// A method.
    ///
    /// @param signature what tells overloads apart: the name and the parameters' types as written
    /// @param parameters the parameters' names
    /// @param body from the opening brace to the closing one
    record Method(
            Span span,
            Modifiers modifiers,
            String name,
            String signature,
            List<String> parameters,
            boolean returnsValue,
            Span body)
            implements Piece {}

    /// One or more variables, declared by one statement.
    record Variables(Span span, Modifiers modifiers, List<Variable> variables) implements Piece {}

    /// A variable of a [Variables].
    ///
    /// @param type the type as written, without the brackets after the name; empty for `var`
    /// @param dimensions the brackets after the name
    record Variable(String name, int at, Optional<Span> type, String dimensions, Optional<Span> initializer) {}

    /// A statement.
    record Statement(Span span) implements Piece {}

    /// An expression whose value nobody asked for: it has a semicolon, or something follows it.
    record Discarded(Span span) implements Piece {}

    /// The expression at the end of a cell.
    ///
    /// @param call whether it is a call, which may turn out to be void
    record Value(Span span, boolean call) implements Piece {}
}
