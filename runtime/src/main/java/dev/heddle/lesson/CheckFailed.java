package dev.heddle.lesson;

/// Thrown by [Check#run] when a check fails. What failed and why has been printed already.
public final class CheckFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    CheckFailed(String message) {
        super(message);
    }
}
