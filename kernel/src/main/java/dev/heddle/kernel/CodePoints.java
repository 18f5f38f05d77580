package dev.heddle.kernel;

/// Positions in a text: the protocol counts code points (since 5.2), Java counts UTF-16 units.
final class CodePoints {
    private CodePoints() {}

    /// The position in UTF-16 units; a position outside the text becomes its nearest end.
    static int toUnits(String text, int codePoints) {
        int all = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, all));
    }

    /// The position in code points.
    static int ofUnits(String text, int units) {
        return text.codePointCount(0, Math.clamp(units, 0, text.length()));
    }
}
