package dev.heddle;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A channel's elements in the order received, each received when it is asked for.
record Arrivals<T extends @Nullable Object>(ReceiveChannel<T> channel) implements Spliterator<T> {
    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Received<T> next = channel.receiveOk();
        if (next.ok()) action.accept(next.value());
        return next.ok();
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED;
    }

    /// The same, for a loop.
    Iterator<T> iterator() {
        return new Iterator<>() {
            private @Nullable Received<T> next;

            @Override
            public boolean hasNext() {
                if (next == null) next = channel.receiveOk();
                return next.ok();
            }

            @Override
            public T next() {
                if (!hasNext()) throw new NoSuchElementException("the channel is closed and drained");
                T value = Objects.requireNonNull(next).value();
                next = null;
                return value;
            }
        };
    }
}
