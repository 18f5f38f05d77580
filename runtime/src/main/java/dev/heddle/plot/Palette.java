package dev.heddle.plot;

import dev.heddle.trace.State;

/// The inks of all figures, so that a goroutine and a state look the same in each. Colours are Okabe and Ito's
/// ("Color Universal Design", 2008), which colour-blind readers tell apart; black is left out for dark pages.
final class Palette {
    private static final String[] COLOURS = {"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"};
    private static final Ink.Pattern[] PATTERNS = {
        Ink.Pattern.PLAIN, Ink.Pattern.FALLING, Ink.Pattern.DOTTED, Ink.Pattern.FLAT, Ink.Pattern.CROSSED
    };

    /// What no single colour fits: several spans drawn as one.
    static final Ink MIXED = new Ink("#8a8a8a", Ink.Pattern.CROSSED);

    /// An arrow over bars, on light and dark pages.
    static final Ink ARROW = Ink.of("#b35900");

    /// A reference line.
    static final Ink RULE = Ink.of("#888888");

    /// Where a stepping stands.
    static final String CURSOR = "#d55e00";

    private Palette() {}

    /// The ink of the n-th thing of a kind, counted from 0; repeats after 30. Neighbours differ in colour and in
    /// pattern, for grey print.
    static Ink nth(int n) {
        return new Ink(COLOURS[n % COLOURS.length], PATTERNS[n % PATTERNS.length]);
    }

    static Ink of(State state) {
        return switch (state) {
            case RUNNING -> Ink.of("#0072b2");
            case RUNNABLE -> new Ink("#f0e442", Ink.Pattern.RISING);
            case BLOCKED -> Ink.of("#b0b0b0");
            case SLEEPING -> new Ink("#d8d8e8", Ink.Pattern.DOTTED);
        };
    }
}
