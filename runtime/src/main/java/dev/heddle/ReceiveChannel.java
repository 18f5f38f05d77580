package dev.heddle;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The end of a channel that only receives: Go's `<-chan T`. A send happens before the receive of its value completes.
/// Any thread may use it. Source: Go specification, "Channel types", "Receive operator", "For range".
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

    /// What will be received, as a lazy stream that ends when the channel is closed and drained. An element is
    /// received when the stream asks for it, so `limit(3)` takes three and leaves the rest to other receivers.
    /// Closing the stream does nothing to the channel: that is for senders. The stream is sequential and for one
    /// goroutine; it may be made on any thread.
    ///
    /// ```java
    /// int sum = numbers.stream().mapToInt(n -> n).sum();
    /// ```
    Stream<T> stream();

    /// Receives until the channel is closed and drained, an element each time that it is asked for one. It is not
    /// split, lest elements be received that nobody wants.
    @Override
    Spliterator<T> spliterator();

    /// The number of elements in the buffer, at some instant.
    int len();

    /// The size of the buffer.
    int cap();
}
