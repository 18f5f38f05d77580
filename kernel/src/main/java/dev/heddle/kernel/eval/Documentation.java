package dev.heddle.kernel.eval;

/// What is known of the name at a cursor.
///
/// @param plain signatures and their documentation as plain text
/// @param markdown the same as Markdown
public record Documentation(String plain, String markdown) {}
