package dev.heddle;

import org.jspecify.annotations.Nullable;

/// One case of a select: [Go#receiving], [Go#receivingOk], [Go#sending] or [Go#otherwise] makes it. What its
/// handler throws leaves the select.
public abstract sealed class Case {
    /// What a case does with a value received.
    ///
    /// @param <T> the type of elements
    @FunctionalInterface
    public interface OnReceive<T extends @Nullable Object> {
        /// Does it.
        ///
        /// @throws Throwable whatever the handler likes
        void accept(T value) throws Throwable;
    }

    /// What a case does with a value received and the news whether it was sent.
    ///
    /// @param <T> the type of elements
    @FunctionalInterface
    public interface OnReceiveOk<T extends @Nullable Object> {
        /// Does it.
        ///
        /// @throws Throwable whatever the handler likes
        void accept(T value, boolean ok) throws Throwable;
    }

    private Case() {}

    /// The channel, or null for the default.
    abstract @Nullable Channel<?> channel();

    /// Does the operation if it can be done now, as [Channel#trySend] and [Channel#tryReceive] do.
    abstract @Nullable G attempt(G g, Slot slot);

    /// The queue in which this case waits.
    abstract WaitQueue queue(Channel<?> channel);

    /// What is sent, for a case that waits.
    abstract @Nullable Object sent();

    /// Runs the handler after the operation.
    abstract void handle(Slot slot) throws Throwable;

    static final class Receive<T extends @Nullable Object> extends Case {
        private final Channel<T> channel;
        private final OnReceiveOk<T> handler;

        Receive(ReceiveChannel<T> channel, OnReceiveOk<T> handler) {
            this.channel = (Channel<T>) channel;
            this.handler = handler;
        }

        @Override
        Channel<T> channel() {
            return channel;
        }

        @Override
        @Nullable
        G attempt(G g, Slot slot) {
            return channel.tryReceive(g, slot);
        }

        @Override
        WaitQueue queue(Channel<?> c) {
            return c.receivers();
        }

        @Override
        @Nullable
        Object sent() {
            return null;
        }

        @Override
        void handle(Slot slot) throws Throwable {
            handler.accept(channel.take(slot), slot.ok);
        }
    }

    static final class Send<T extends @Nullable Object> extends Case {
        private final Channel<T> channel;
        private final T value;
        private final Body handler;

        Send(SendChannel<T> channel, T value, Body handler) {
            this.channel = (Channel<T>) channel;
            this.value = value;
            this.handler = handler;
        }

        @Override
        Channel<T> channel() {
            return channel;
        }

        @Override
        @Nullable
        G attempt(G g, Slot slot) {
            slot.ok = true;
            return channel.trySend(g, value);
        }

        @Override
        WaitQueue queue(Channel<?> c) {
            return c.senders();
        }

        @Override
        @Nullable
        Object sent() {
            return value;
        }

        @Override
        void handle(Slot slot) throws Throwable {
            if (!slot.ok) throw Channel.sendOnClosed();
            handler.run();
        }
    }

    static final class Otherwise extends Case {
        private final Body handler;

        Otherwise(Body handler) {
            this.handler = handler;
        }

        @Override
        @Nullable
        Channel<?> channel() {
            return null;
        }

        @Override
        @Nullable
        G attempt(G g, Slot slot) {
            return null;
        }

        @Override
        WaitQueue queue(Channel<?> c) {
            throw new AssertionError("a default never waits");
        }

        @Override
        @Nullable
        Object sent() {
            return null;
        }

        @Override
        void handle(Slot slot) throws Throwable {
            handler.run();
        }
    }
}
