package dev.heddle;

import org.jspecify.annotations.Nullable;

/// The end of a channel that only sends: Go's `chan<- T`. Any thread may use it. Source: Go specification, "Channel
/// types", "Send statements", "Close".
///
/// @param <T> the type of elements
public sealed interface SendChannel<T extends @Nullable Object> permits Channel {
    /// Sends, and waits until a receiver has the value or the buffer has room for it. Sending happens before
    /// the receive completes. Any thread.
    ///
    /// @throws Panic "send on closed channel", also if it is closed while this waits
    void send(T value);

    /// Says that nothing more will be sent. All that was sent can still be received; then receivers get the
    /// zero value. It happens before a receive that sees it. Any thread.
    ///
    /// @throws Panic "close of closed channel" or "close of nil channel"
    void close();

    /// The number of elements in the buffer, at some instant.
    int len();

    /// The size of the buffer.
    int cap();
}
