package dev.heddle.kernel.eval;

import java.util.List;

/// What may stand at a cursor.
///
/// @param matches the texts, in the order to show them
/// @param start where the text that a match replaces begins, in UTF-16 units
/// @param end where it ends
public record Completions(List<String> matches, int start, int end) {}
