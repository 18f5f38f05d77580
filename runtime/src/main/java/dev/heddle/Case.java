package dev.heddle;

import org.jspecify.annotations.Nullable;

/// One case of a select: [Go#receiving], [Go#receivingOk], [Go#sending] or [Go#otherwise] makes it. What its
/// handler throws leaves the select. Any thread may make one; it is for one select. Source: Go specification, "Select
/// statements".
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

    final @Nullable Channel<?> channel; // null for the default

    private Case(@Nullable Channel<?> channel) {
        this.channel = channel;
    }

    /// Does the operation if it can be done now, as [Channel#trySend] and [Channel#tryReceive] do.
    abstract @Nullable G attempt(G g, Slot slot);

    /// Whether the operation can be done, if its channel was looked at in one instant of this call. Takes no lock.
    abstract boolean seemsPossible();

    /// The queue in which this case waits.
    abstract WaitQueue queue(Channel<?> channel);

    /// What is sent, for a case that waits.
    abstract @Nullable Object sent();

    /// Runs the handler after the operation.
    abstract void handle(Slot slot) throws Throwable;

    abstract static sealed class Receive<T extends @Nullable Object> extends Case {
        final Channel<T> from;

        private Receive(ReceiveChannel<T> channel) {
            super((Channel<T>) channel);
            this.from = (Channel<T>) channel;
        }

        @Override
        @Nullable
        G attempt(G g, Slot slot) {
            return from.tryReceive(g, slot);
        }

        @Override
        boolean seemsPossible() {
            return from.seemsReceivable();
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
    }

    static final class ReceiveValue<T extends @Nullable Object> extends Receive<T> {
        private final OnReceive<T> handler;

        ReceiveValue(ReceiveChannel<T> channel, OnReceive<T> handler) {
            super(channel);
            this.handler = handler;
        }

        @Override
        void handle(Slot slot) throws Throwable {
            handler.accept(from.take(slot));
        }
    }

    static final class ReceiveOk<T extends @Nullable Object> extends Receive<T> {
        private final OnReceiveOk<T> handler;

        ReceiveOk(ReceiveChannel<T> channel, OnReceiveOk<T> handler) {
            super(channel);
            this.handler = handler;
        }

        @Override
        void handle(Slot slot) throws Throwable {
            handler.accept(from.take(slot), slot.ok);
        }
    }

    static final class Send<T extends @Nullable Object> extends Case {
        private final Channel<T> to;
        private final T value;
        private final Body handler;

        Send(SendChannel<T> channel, T value, Body handler) {
            super((Channel<T>) channel);
            this.to = (Channel<T>) channel;
            this.value = value;
            this.handler = handler;
        }

        @Override
        @Nullable
        G attempt(G g, Slot slot) {
            slot.ok = true;
            return to.trySend(g, value);
        }

        @Override
        boolean seemsPossible() {
            return to.seemsSendable();
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
            super(null);
            this.handler = handler;
        }

        @Override
        @Nullable
        G attempt(G g, Slot slot) {
            return null;
        }

        @Override
        boolean seemsPossible() {
            return true;
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
