package dev.heddle;

import java.time.Duration;
import java.time.Instant;

/// Sends the time again and again: Go's `time.Ticker`. A tick that finds the one before not received is
/// dropped. It goes on until [#stop], or until nobody can receive from its channel any more. The send happens before
/// the receive of the time. Any thread may use it. Source: Go, time/tick.go, by the rules of Go 1.23.
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
        Ringer started = new Ringer(channel, channel.rope(), Go.saturated(period));
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
