package dev.heddle;

import java.time.Duration;
import java.time.Instant;

/// Sends the time again and again: Go's `time.Ticker`. A tick that finds the one before not received is
/// dropped. It goes on until [#stop]. Any thread may use it. Source: Go, time/tick.go.
public final class Ticker implements AutoCloseable {
    private final Channel<Instant> channel = Channel.ofTimer();
    private Ringer ringer;

    /// A ticker that runs.
    ///
    /// @param period between ticks
    /// @throws Panic "non-positive interval for NewTicker" if it is not positive
    public Ticker(Duration period) {
        if (!period.isPositive()) throw new Panic("non-positive interval for NewTicker");
        ringer = start(period);
    }

    private Ringer start(Duration period) {
        Ringer started = new Ringer(channel, Go.saturated(period));
        started.set(Go.saturated(period));
        return started;
    }

    /// Where the ticks arrive.
    public ReceiveChannel<Instant> channel() {
        return channel;
    }

    /// Stops it; the channel stays open, so that nobody takes the end for a tick.
    public synchronized void stop() {
        ringer.stop();
    }

    /// Stops it.
    @Override
    public void close() {
        stop();
    }

    /// Runs with another period, whose first tick comes after it.
    ///
    /// @throws Panic "non-positive interval for Ticker.Reset" if it is not positive
    public synchronized void reset(Duration period) {
        if (!period.isPositive()) throw new Panic("non-positive interval for Ticker.Reset");
        ringer.stop();
        ringer = start(period);
    }
}
