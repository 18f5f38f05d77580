package dev.heddle;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Receives what a `Flow` publisher gives through a channel. It asks the publisher for a number of elements ahead,
/// and for one more each time that one is received, so a slow receiver holds the publisher back; the publisher's
/// threads never wait.
///
/// ```java
/// try (var lines = new ChannelSubscriber<String>(16)) {
///     publisher.subscribe(lines);
///     for (String line : lines.channel()) show(line);
///     lines.failure().ifPresent(e -> show(e.getMessage()));
/// }
/// ```
///
/// The channel is closed when the publisher has completed or failed, or this is closed, which cancels the
/// subscription. Any thread may use it. `onNext` happens before the receive of its element.
///
/// A goroutine, of the program of whoever makes this, waits for the publisher. That may be anything, so it waits
/// outside our primitives: it is never "asleep", and holds a virtual clock. Source: JDK, [Flow]; Reactive Streams
/// 1.0.4.
///
/// @param <T> the type of elements
public final class ChannelSubscriber<T> implements Flow.Subscriber<T>, AutoCloseable {
    /// What the publisher, or whoever closes this, has to say.
    private sealed interface Signal<T> {
        record Next<T>(T element) implements Signal<T> {}

        record End<T>() implements Signal<T> {}
    }

    private final int ahead;
    private final Channel<T> channel = Channel.make();
    private final Channel<@Nullable Object> closed = Channel.make(); // closed, never sent on
    private final BlockingQueue<Signal<T>> signals = new LinkedBlockingQueue<>();
    private volatile @Nullable Throwable failure; // written before the channel is closed
    private Flow.@Nullable Subscription subscription; // this and over: guarded by this
    private boolean over;

    /// A subscriber for one publisher.
    ///
    /// @param ahead how many elements may be asked for before they are received, at least 1
    /// @throws IllegalArgumentException if that is not positive
    public ChannelSubscriber(int ahead) {
        if (ahead < 1) throw new IllegalArgumentException("ahead is " + ahead + ": a positive number is allowed");
        this.ahead = ahead;
        Go.go("subscriber", CreationSites.here(this::carry));
    }

    /// Where the elements arrive.
    public ReceiveChannel<T> channel() {
        return channel;
    }

    /// What the publisher failed with, once the channel is closed; empty if it did not fail.
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private void carry() throws InterruptedException {
        try {
            while (signals.take() instanceof Signal.Next<T> next) {
                if (Go.select(Go.sending(channel, next.element, () -> {}), Go.receiving(closed, gone -> {})) == 1)
                    return;
                request(1);
            }
        } finally {
            channel.close();
        }
    }

    private void request(long n) {
        Flow.Subscription live;
        synchronized (this) {
            live = over ? null : subscription;
        }
        if (live != null) live.request(n);
    }

    @Override
    public void onSubscribe(Flow.Subscription s) {
        Objects.requireNonNull(s, "subscription");
        boolean mine;
        synchronized (this) {
            mine = subscription == null && !over;
            if (mine) subscription = s;
        }
        if (mine) {
            s.request(ahead);
        } else {
            s.cancel();
        }
    }

    @Override
    public void onNext(T element) {
        signals.add(new Signal.Next<>(Objects.requireNonNull(element, "element")));
    }

    @Override
    public void onError(Throwable cause) {
        failure = Objects.requireNonNull(cause, "cause");
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    private void end() {
        synchronized (this) {
            over = true;
        }
        signals.add(new Signal.End<>());
    }

    /// Cancels the subscription and closes the channel; what has not been received is dropped. Without effect after
    /// the end.
    @Override
    public void close() {
        Flow.Subscription live;
        synchronized (this) {
            if (over) return;
            over = true;
            live = subscription;
        }
        if (live != null) live.cancel();
        closed.close();
        signals.add(new Signal.End<>());
    }
}
