package dev.heddle.kernel.magic;

/// A magic was asked for what it cannot do. The message is one sentence that says what to do.
public final class Misuse extends Exception {
    private static final long serialVersionUID = 1;

    /// A misuse, in words for the reader of the cell.
    public Misuse(String sentence) {
        super(sentence);
    }
}
