package dev.heddle;

import java.time.Duration;
import java.time.Instant;

/// Sends the time once, when its duration has passed: Go's `time.Timer`. After [#stop] or [#reset] has
/// returned, no time of before can be received. One whose channel nobody can receive from any more is collected, set
/// or not. The send happens before the receive of the time. Any thread may use it. Source: Go, time/sleep.go, by the
/// rules of Go 1.23.
public final class Timer {
    private final Channel<Instant> channel = Channel.ofTimer();
    private final Ringer ringer;

    /// A timer that is set.
    ///
    /// @param duration until it sends; zero or less is at once
    public Timer(Duration duration) {
        ringer = new Ringer(channel, channel.rope(), 0);
        ringer.set(Go.saturated(duration));
    }

    /// Where the time arrives.
    public ReceiveChannel<Instant> channel() {
        return channel;
    }

    /// Stops it, and tells whether it was set and its time has not been received.
    public boolean stop() {
        return ringer.stop();
    }

    /// Sets it anew, and tells what [#stop] would have.
    ///
    /// @param duration from now on
    public boolean reset(Duration duration) {
        boolean was = ringer.stop();
        ringer.set(Go.saturated(duration));
        return was;
    }
}
