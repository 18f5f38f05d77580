package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChannelSubscriberTest {
    /// A subscription that counts.
    private static final class Counting implements Flow.Subscription {
        final AtomicLong requested = new AtomicLong();
        final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public void request(long n) {
            requested.addAndGet(n);
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 1_000})
    void theJdksPublisherGoesThroughAChannelInOrder(int ahead) {
        List<Integer> seen = Run.main(() -> {
            try (var threads = Executors.newFixedThreadPool(2);
                    var publisher = new SubmissionPublisher<Integer>(threads, 8)) {
                var subscriber = new ChannelSubscriber<Integer>(ahead);
                publisher.subscribe(subscriber);
                Go.go(() -> {
                    for (int i = 0; i < 500; i++) publisher.submit(i);
                    publisher.close();
                });
                List<Integer> values = subscriber.channel().stream().toList();
                assertEquals(Optional.empty(), subscriber.failure());
                return values;
            }
        });
        assertEquals(IntStream.range(0, 500).boxed().toList(), seen);
    }

    @Test
    void asksForAsManyAsHaveBeenReceived() throws Exception {
        Counting subscription = new Counting();
        try (var subscriber = new ChannelSubscriber<Integer>(3)) {
            subscriber.onSubscribe(subscription);
            assertEquals(3, subscription.requested.get());
            for (int i = 0; i < 3; i++) subscriber.onNext(i);
            assertEquals(0, subscriber.channel().receive());
            Run.until(() -> subscription.requested.get() == 4);
            assertEquals(1, subscriber.channel().receive());
            Run.until(() -> subscription.requested.get() == 5);
        }
        assertTrue(subscription.cancelled.get());
    }

    @Test
    void aFailureEndsTheChannelAfterWhatCameBefore() {
        var subscriber = new ChannelSubscriber<Integer>(3);
        subscriber.onSubscribe(new Counting());
        subscriber.onNext(1);
        subscriber.onError(new IOException("seen"));
        assertEquals(List.of(1), subscriber.channel().stream().toList());
        assertInstanceOf(IOException.class, subscriber.failure().orElseThrow());
    }

    @Test
    void closingCancelsAndLeavesNoGoroutine() throws Exception {
        Counting subscription = new Counting();
        Program program = Program.start("main", () -> {
            var subscriber = new ChannelSubscriber<Integer>(1);
            subscriber.onSubscribe(subscription);
            subscriber.onNext(1);
            subscriber.close();
            subscriber.close();
            assertFalse(subscriber.channel().stream().skip(1).findAny().isPresent());
            return null;
        });
        assertEquals(new Program.Outcome.Returned(null), program.await());
        assertTrue(subscription.cancelled.get());
        Run.until(() -> program.goroutines().isEmpty());
    }

    @Test
    void takesOneSubscriptionOnly() {
        var subscriber = new ChannelSubscriber<Integer>(1);
        Counting second = new Counting();
        subscriber.onSubscribe(new Counting());
        subscriber.onSubscribe(second);
        assertTrue(second.cancelled.get());
        subscriber.close();
        Counting third = new Counting();
        subscriber.onSubscribe(third);
        assertTrue(third.cancelled.get());
    }

    @Test
    void aChannelGoesThroughAFlowAndBack() {
        int sum = Run.main(() -> {
            Channel<Integer> numbers = Channel.make();
            Go.go(() -> {
                for (int i = 1; i <= 100; i++) numbers.send(i);
                numbers.close();
            });
            var back = new ChannelSubscriber<Integer>(4);
            new ChannelPublisher<>(numbers).subscribe(back);
            return back.channel().stream().mapToInt(n -> n).sum();
        });
        assertEquals(5_050, sum);
    }

    @Test
    void refusesToAskForNone() {
        assertThrows(IllegalArgumentException.class, () -> new ChannelSubscriber<Integer>(0));
        try (var subscriber = new ChannelSubscriber<Integer>(1)) {
            assertThrows(NullPointerException.class, () -> subscriber.onNext(null));
        }
    }
}
