package dev.heddle;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Gives what a channel carries to `Flow` subscribers, as fast as they ask for it: nothing is received from the
/// channel before a subscriber has requested it, so a slow subscriber holds the senders back.
///
/// ```java
/// Channel<Integer> numbers = Channel.make();
/// new ChannelPublisher<>(numbers).subscribe(subscriber);
/// ```
///
/// Subscribers share the channel as receivers do: each element goes to one of them. When the channel is closed and
/// drained they are told `onComplete`. Each has a goroutine, of the program of whoever subscribes it, on which its
/// methods are called; what they throw is a panic. A null in the channel ends a subscription with `onError`, for a
/// Flow carries none. Any thread may use it. A send happens before the `onNext` with its element.
///
/// A subscriber may be anything, so a goroutine that waits for its requests waits outside our primitives: it is
/// never "asleep", and holds a virtual clock. Source: JDK, [Flow]; Reactive Streams 1.0.4.
///
/// @param <T> the type of elements
public final class ChannelPublisher<T> implements Flow.Publisher<T> {
    private final ReceiveChannel<T> channel;

    /// A publisher without subscribers.
    ///
    /// @param channel whence the elements come
    public ChannelPublisher(ReceiveChannel<T> channel) {
        this.channel = Objects.requireNonNull(channel, "channel");
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        Go.go("publisher", CreationSites.here(new Delivery<>(channel, subscriber)));
    }

    /// One subscription, and the goroutine that serves it.
    private static final class Delivery<T> implements Body, Flow.Subscription {
        private final ReceiveChannel<T> channel;
        private final Flow.Subscriber<? super T> subscriber;
        private final Demand demand = new Demand();
        private final Channel<@Nullable Object> cancelled = Channel.make(); // closed, never sent on
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile @Nullable Throwable misuse;
        private boolean told; // that it is over; for the goroutine

        Delivery(ReceiveChannel<T> channel, Flow.Subscriber<? super T> subscriber) {
            this.channel = channel;
            this.subscriber = subscriber;
        }

        @Override
        public void run() throws InterruptedException {
            try {
                subscriber.onSubscribe(this);
                while (deliver()) {
                    // until there is nothing more to say
                }
            } finally {
                over.set(true);
            }
        }

        /// Delivers one element, and tells whether there may be more.
        private boolean deliver() throws InterruptedException {
            demand.take();
            if (!over.get()) Go.select(Go.receivingOk(channel, this::next), Go.receiving(cancelled, gone -> {}));
            Throwable wrong = misuse;
            if (wrong != null && !told) subscriber.onError(wrong);
            return !over.get();
        }

        private void next(@Nullable T value, boolean ok) {
            if (over.get()) return; // cancelled meanwhile: what has been received is lost, as a canceller must expect
            if (ok && value != null) {
                subscriber.onNext(value);
                return;
            }
            if (!over.compareAndSet(false, true)) return;
            told = true;
            if (ok) {
                subscriber.onError(new NullPointerException("the channel carried null, which a Flow cannot"));
            } else {
                subscriber.onComplete();
            }
        }

        @Override
        public void request(long n) {
            if (n > 0) {
                demand.add(n);
                return;
            }
            if (over.get()) return;
            misuse = new IllegalArgumentException("request(" + n + "): a positive number is allowed");
            cancel();
        }

        @Override
        public void cancel() {
            if (over.compareAndSet(false, true)) {
                cancelled.close();
                demand.add(1); // so that the goroutine sees it
            }
        }
    }

    /// How many elements have been requested and not delivered.
    private static final class Demand {
        private final Semaphore some = new Semaphore(0); // a permit at most: there is demand
        private long count; // guarded by this; Long.MAX_VALUE is without end

        synchronized void add(long n) {
            boolean none = count == 0;
            count = count > Long.MAX_VALUE - n ? Long.MAX_VALUE : count + n;
            if (none) some.release();
        }

        void take() throws InterruptedException {
            some.acquire();
            synchronized (this) {
                if (count != Long.MAX_VALUE) count--;
                if (count > 0) some.release();
            }
        }
    }
}
