package dev.heddle.kernel;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Holds messages back so that jupyter_server drops none of them. Any thread may call it.
///
/// The server counts per window of 3 s, afresh after each idle status, and beyond 3,000 messages or 3,000,000 bytes of
/// `stream` it drops what follows. Two buckets that fill with time keep every window below that: what a bucket holds
/// plus what three seconds add stays under the limit.
final class Pace {
    private static final double MESSAGES = 1_200;
    private static final double MESSAGES_PER_SECOND = 550;
    private static final double BYTES = 2_100_000;
    private static final double BYTES_PER_SECOND = 250_000;

    private final LongSupplier clock;
    // Guarded by this. A bucket below zero has been overdrawn by one message and is paid back by time.
    private double messages = MESSAGES;
    private double bytes = BYTES;
    private long filled;

    Pace(LongSupplier nanoClock) {
        clock = nanoClock;
        filled = nanoClock.getAsLong();
    }

    /// Returns the nanoseconds until the next message may leave: 0 means now.
    synchronized long nanosUntilFree() {
        fill();
        double seconds = Math.max(-messages / MESSAGES_PER_SECOND, -bytes / BYTES_PER_SECOND);
        return seconds <= 0 ? 0 : Math.max(1, (long) (seconds * 1e9));
    }

    /// Notes that a message left.
    synchronized void sent(int streamBytes) {
        fill();
        messages--;
        bytes -= streamBytes;
    }

    /// Notes an idle status, at which the server forgets what it counted.
    synchronized void idle() {
        messages = MESSAGES;
        bytes = BYTES;
    }

    /// Waits until the next message may leave. An interrupt does not shorten it, and stays pending.
    void await() {
        boolean interrupted = false;
        for (long nanos; (nanos = nanosUntilFree()) > 0; ) {
            LockSupport.parkNanos(nanos);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void fill() {
        long now = clock.getAsLong();
        double seconds = (now - filled) / 1e9;
        filled = now;
        messages = Math.min(MESSAGES, messages + seconds * MESSAGES_PER_SECOND);
        bytes = Math.min(BYTES, bytes + seconds * BYTES_PER_SECOND);
    }
}
