package dev.heddle;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The end of a channel that only receives: Go's `<-chan T`.
///
/// @param <T> the type of elements
public sealed interface ReceiveChannel<T extends @Nullable Object> extends Iterable<T> permits Channel {
    /// Receives, and waits until there is something; the zero value once the channel is closed and drained. A
    /// receive from an unbuffered channel happens before the send completes. Any thread.
    T receive();

    /// Receives as [#receive] does and tells whether the value was sent. Any thread.
    Received<T> receiveOk();

    /// Receives until the channel is closed and drained: Go's `for v := range c`. The iterator is for one
    /// goroutine.
    @Override
    Iterator<T> iterator();

    /// The number of elements in the buffer, at some instant.
    int len();

    /// The size of the buffer.
    int cap();
}
