package dev.heddle;

import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChannelStreamTest {
    private static Channel<Integer> upTo(int capacity, int n) {
        Channel<Integer> c = Channel.make(capacity);
        go(() -> {
            for (int i = 1; i <= n; i++) c.send(i);
            c.close();
        });
        return c;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 100})
    void endsWhenTheChannelIsClosedAndDrained(int capacity) {
        List<Integer> seen = Run.main(() -> upTo(capacity, 200).stream().toList());
        assertEquals(IntStream.rangeClosed(1, 200).boxed().toList(), seen);
    }

    @Test
    void receivesNoMoreThanItNeeds() {
        Run.main(() -> {
            Channel<Integer> c = upTo(10, 5);
            assertEquals(List.of(1, 2, 3), c.stream().limit(3).toList());
            assertEquals(4, c.stream().findFirst().orElseThrow());
            assertEquals(5, c.receive(), "the rest is for other receivers");
            return null;
        });
    }

    @Test
    void receivesNothingUntilItIsAsked() {
        Channel<Integer> c = Channel.make(1);
        c.send(1);
        AtomicInteger seen = new AtomicInteger();
        var stream = c.stream().peek(v -> seen.incrementAndGet());
        assertEquals(1, c.len());
        assertEquals(0, seen.get());
        assertEquals(1, stream.iterator().next());
        assertEquals(0, c.len());
    }

    @Test
    void closingTheStreamLeavesTheChannelAsItIs() {
        Channel<Integer> c = Channel.make(2);
        try (var stream = c.stream()) {
            c.send(1);
            assertEquals(1, stream.findFirst().orElseThrow());
        }
        c.send(2);
        assertEquals(2, c.receive());
        c.close();
    }

    @Test
    void carriesNulls() {
        Channel<String> c = Channel.make(2);
        c.send(null);
        c.send("a");
        c.close();
        assertEquals(Arrays.asList(null, "a"), c.stream().toList());
    }

    @Test
    void aParallelOneIsNotSplitAndLosesNothing() {
        assertEquals(
                20_100,
                Run.main(() -> upTo(3, 200).stream().parallel().mapToInt(n -> n).sum()));
    }

    @Test
    void whatTheStreamsFunctionsThrowLeavesItAndTheChannelGoesOn() {
        Channel<Integer> c = Channel.make(2);
        c.send(0);
        c.send(1);
        assertThrows(ArithmeticException.class, () -> c.stream().map(n -> 1 / n).forEach(n -> assertTrue(n > 0)));
        assertEquals(1, c.receive());
    }
}
