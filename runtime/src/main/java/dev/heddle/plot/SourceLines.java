package dev.heddle.plot;

import java.util.function.UnaryOperator;

/// The text of lines of code, for figures that show it: a notebook knows that of its cells. Any thread.
public final class SourceLines {
    private static volatile UnaryOperator<String> finder = _ -> "";

    private SourceLines() {}

    /// Makes the code of a notebook known.
    ///
    /// @param by gives the line that a place such as `Cell[5]:7` names, and an empty text where it knows none
    public static void install(UnaryOperator<String> by) {
        finder = by;
    }

    static String at(String site) {
        return site.isEmpty() ? "" : finder.apply(site).strip();
    }
}
