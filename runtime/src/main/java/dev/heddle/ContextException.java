package dev.heddle;

/// Why a [Context] is done. Source: Go, `context.Canceled` and `context.DeadlineExceeded`.
@SuppressWarnings("StaticAssignmentOfThrowable") // they have no stack trace
public final class ContextException extends RuntimeException {
    /// It was cancelled.
    public static final ContextException CANCELED = new ContextException("context canceled");

    /// Its deadline has passed.
    public static final ContextException DEADLINE_EXCEEDED = new ContextException("context deadline exceeded");

    private ContextException(String message) {
        super(message, null, false, false);
    }
}
