package dev.heddle;

/// Busy waiting for a moment, in the hope that a lock is freed by a goroutine on another P.
final class Spin {
    static final int MOST = 4; // times in a row
    private static final int PAUSES = 30;

    private Spin() {}

    static void once() {
        for (int i = 0; i < PAUSES; i++) Thread.onSpinWait();
    }
}
