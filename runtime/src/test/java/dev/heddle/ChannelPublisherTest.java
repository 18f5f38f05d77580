package dev.heddle;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChannelPublisherTest {
    private final List<Log> logs = new ArrayList<>();

    private Log log(long first) {
        Log log = new Log(first);
        logs.add(log);
        return log;
    }

    @AfterEach
    void cancelAll() {
        for (Log log : logs) if (log.subscription != null) log.subscription.cancel();
    }

    /// Keeps what it is told; requests so many at first, and one more after each.
    private static final class Log implements Flow.Subscriber<Integer> {
        final long first;
        final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        volatile Flow.Subscription subscription;

        Log(long first) {
            this.first = first;
        }

        @Override
        public void onSubscribe(Flow.Subscription s) {
            subscription = s;
            if (first != 0) s.request(first);
        }

        @Override
        public void onNext(Integer n) {
            told.add(n);
        }

        @Override
        public void onError(Throwable e) {
            told.add(e);
        }

        @Override
        public void onComplete() {
            told.add("complete");
        }

        Object next() throws InterruptedException {
            return told.poll(20, TimeUnit.SECONDS);
        }
    }

    private static Channel<Integer> upTo(int n) {
        Channel<Integer> c = Channel.make();
        go(() -> {
            for (int i = 1; i <= n; i++) c.send(i);
            c.close();
        });
        return c;
    }

    @Test
    void deliversInOrderAndCompletes() throws Exception {
        Log log = log(Long.MAX_VALUE);
        new ChannelPublisher<>(upTo(100)).subscribe(log);
        for (int i = 1; i <= 100; i++) assertEquals(i, log.next());
        assertEquals("complete", log.next());
    }

    @Test
    void receivesNothingThatIsNotRequested() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Channel<Integer> c = Channel.make();
        go(() -> {
            for (int i = 1; i <= 10; i++) {
                c.send(i);
                sent.incrementAndGet();
            }
        });
        Log log = log(2);
        new ChannelPublisher<>(c).subscribe(log);
        assertEquals(1, log.next());
        assertEquals(2, log.next());
        assertNull(log.told.poll(20, TimeUnit.MILLISECONDS));
        assertTrue(sent.get() <= 2, "a slow subscriber holds the sender back");
        log.subscription.request(1);
        assertEquals(3, log.next());
        log.subscription.request(Long.MAX_VALUE);
        log.subscription.request(Long.MAX_VALUE);
        for (int i = 4; i <= 10; i++) assertEquals(i, log.next());
    }

    @Test
    void aCancelledSubscriptionTakesNoMore() throws Exception {
        Channel<Integer> c = Channel.make();
        Log log = log(5);
        new ChannelPublisher<>(c).subscribe(log);
        c.send(1);
        assertEquals(1, log.next());
        log.subscription.cancel();
        log.subscription.cancel();
        log.subscription.request(1);
        go(() -> c.send(2));
        assertEquals(2, c.receive());
        assertTrue(log.told.isEmpty());
    }

    @Test
    void cancelledWhileItWaitsForDemandItEnds() throws Exception {
        Program program = Program.start("main", () -> {
            Log log = log(0);
            new ChannelPublisher<>(upTo(0)).subscribe(log);
            while (log.subscription == null) Go.gosched();
            log.subscription.cancel();
            return null;
        });
        program.await();
        Run.until(() -> program.goroutines().isEmpty());
    }

    @Test
    void aRequestOfNoneIsAnError() throws Exception {
        for (long n : new long[] {0, -1}) {
            Log log = log(0);
            new ChannelPublisher<>(Channel.<Integer>make()).subscribe(log);
            Run.until(() -> log.subscription != null);
            log.subscription.request(n);
            assertInstanceOf(IllegalArgumentException.class, log.next());
        }
    }

    @Test
    void aNullIsAnError() throws Exception {
        Channel<Integer> c = Channel.make(1);
        c.send(null);
        Log log = log(1);
        new ChannelPublisher<>(c).subscribe(log);
        assertInstanceOf(NullPointerException.class, log.next());
    }

    @Test
    void subscribersShareTheElements() throws Exception {
        Log one = log(Long.MAX_VALUE);
        Log other = log(Long.MAX_VALUE);
        var publisher = new ChannelPublisher<>(upTo(100));
        publisher.subscribe(one);
        publisher.subscribe(other);
        List<Integer> all = new ArrayList<>();
        for (Log log : List.of(one, other)) {
            for (Object o = log.next(); o instanceof Integer n; o = log.next()) all.add(n);
        }
        Collections.sort(all);
        assertEquals(IntStream.rangeClosed(1, 100).boxed().toList(), all);
    }

    @Test
    void whatASubscriberThrowsIsAPanic() {
        assertInstanceOf(Program.Outcome.Panicked.class, Run.outcome(() -> {
            new ChannelPublisher<>(upTo(1)).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription s) {
                    throw new IllegalStateException();
                }

                @Override
                public void onNext(Integer n) {}

                @Override
                public void onError(Throwable e) {}

                @Override
                public void onComplete() {}
            });
            return Channel.make().receive();
        }));
    }
}
