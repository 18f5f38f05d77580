package dev.heddle.kernel.maven;

/// A library could not be found or brought here. The message is one sentence that says what to do.
public final class Unresolved extends Exception {
    private static final long serialVersionUID = 1;

    Unresolved(String sentence) {
        super(sentence);
    }

    Unresolved(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
