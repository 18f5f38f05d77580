package dev.heddle;

import static dev.heddle.Go.afterFunc;
import static dev.heddle.Go.go;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class GoroutineTest {
    /// A way to start a goroutine, which tells what it is.
    private record Start(String name, Consumer<Channel<Goroutine>> way) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Start> starts() {
        return Stream.of(
                new Start("go", c -> go(() -> c.send(Goroutine.current()))),
                new Start("go with a name", c -> go("n", () -> c.send(Goroutine.current()))),
                new Start("WaitGroup", c -> new WaitGroup().go(() -> c.send(Goroutine.current()))),
                new Start("WaitGroup with a name", c -> new WaitGroup().go("n", () -> c.send(Goroutine.current()))),
                new Start("ErrGroup", c -> new ErrGroup().go(() -> c.send(Goroutine.current()))),
                new Start("ErrGroup with a name", c -> new ErrGroup().go("n", () -> c.send(Goroutine.current()))),
                new Start("ErrGroup.tryGo", c -> new ErrGroup().tryGo(() -> c.send(Goroutine.current()))),
                new Start("afterFunc", c -> afterFunc(Duration.ofMillis(1), () -> c.send(Goroutine.current()))),
                new Start("Context.afterFunc", c -> {
                    Context ctx = Context.background().withCancel();
                    ctx.afterFunc(() -> c.send(Goroutine.current()));
                    ctx.cancel();
                }),
                new Start(
                        "future",
                        c -> Futures.go(() -> {
                            c.send(Goroutine.current());
                            return null;
                        })),
                new Start("executor", c -> new GoroutineExecutor().execute(() -> c.send(Goroutine.current()))),
                new Start("executor's future", c -> new GoroutineExecutor().submit(() -> c.send(Goroutine.current()))));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void knowsWhoStartedItWhereAndUnderWhichName(Start start) {
        Run.main(() -> {
            Channel<Goroutine> c = Channel.make();
            start.way.accept(c);
            Goroutine g = c.receive();
            assertEquals(Goroutine.current().id(), g.creator());
            assertEquals(GoroutineTest.class.getName(), g.site().orElseThrow().getClassName());
            assertEquals(start.name.endsWith("name") ? "n" : "goroutine " + g.id(), g.name());
            return null;
        });
    }

    @Test
    void aNameShowsInDumpsAndInTheThread() {
        Run.main(() -> {
            Channel<Integer> c = Channel.make();
            Goroutine g = new WaitGroup().go("the collector", c::receive);
            while (g.reason() == WaitReason.NONE) Go.gosched();
            String dump = Go.dump();
            assertTrue(dump.contains("goroutine " + g.id() + " \"the collector\" [chan receive]:"), dump);
            assertTrue(dump.contains("created by dev.heddle.GoroutineTest."), dump);
            assertEquals("the collector", g.thread().getName());
            c.send(1);
            return null;
        });
    }

    @Test
    @DisplayName("G9: ids are never used again")
    void idsAreNeverUsedAgain() {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        Run.main(() -> {
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 1_000; i++)
                done.go(() -> ids.add(Goroutine.current().id()));
            done.await();
            return null;
        });
        assertEquals(1_000, ids.size());
    }

    @Test
    void aPlatformThreadIsNoGoroutine() throws Exception {
        Channel<Boolean> none = Channel.make(1);
        Thread thread = Thread.ofPlatform().start(() -> none.send(Goroutine.current() == null));
        thread.join();
        assertTrue(none.receive());
        assertNull(Goroutine.current());
    }
}
