package dev.heddle.kernel.eval;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The source of methods and types, for the time when they must be compiled again or can be compiled at last.
///
/// @param code the whole cell; the pieces are places in it
/// @param pieces methods and types only
record Kept(int cell, String code, List<Piece> pieces) {

    /// What of a cell can be compiled again without running anything.
    static Kept of(int cell, String code, Collection<Piece> pieces) {
        return new Kept(
                cell,
                code,
                pieces.stream()
                        .filter(p -> p instanceof Piece.Method || p instanceof Piece.Type)
                        .toList());
    }

    Kept only(Predicate<Piece> wanted) {
        return new Kept(cell, code, pieces.stream().filter(wanted).toList());
    }

    /// The pieces that declare none of some names.
    Kept without(Set<String> names) {
        return only(piece -> !names.contains(name(piece)));
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /// Whether a piece names one of some names.
    boolean mentions(Piece piece, Set<String> names) {
        Set<String> mentioned = new HashSet<>(CellClass.identifiers(piece.span().of(code)));
        mentioned.retainAll(names);
        return !mentioned.isEmpty();
    }

    boolean mentionsAny(Set<String> names) {
        return pieces.stream().anyMatch(p -> mentions(p, names));
    }

    /// What the pieces declare.
    Set<String> names() {
        return pieces.stream().map(Kept::name).collect(Collectors.toSet());
    }

    private static String name(Piece piece) {
        return switch (piece) {
            case Piece.Method m -> m.name();
            case Piece.Type t -> t.name();
            default -> throw new IllegalStateException(piece.toString());
        };
    }

    /// As the reader would speak of it.
    String title() {
        return pieces.stream()
                        .map(p -> name(p) + (p instanceof Piece.Method ? "()" : ""))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + " (cell " + cell + ")";
    }
}
