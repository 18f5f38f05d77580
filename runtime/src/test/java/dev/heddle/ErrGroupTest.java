package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ErrGroupTest {
    @Test
    @DisplayName("E1: the first failure counts and cancels the context with that cause; await waits for all")
    void firstFailure() {
        Run.main(() -> {
            ErrGroup group = new ErrGroup();
            IOException first = new IOException("first");
            AtomicInteger ended = new AtomicInteger();
            group.go(() -> {
                throw first;
            });
            group.go(() -> {
                group.context().done().receive();
                ended.incrementAndGet();
                throw new IOException("second");
            });
            assertSame(first, assertThrows(IOException.class, group::await));
            assertEquals(1, ended.get());
            assertSame(first, group.context().cause());
            return null;
        });
    }

    @Test
    @DisplayName("E1: without a failure await returns, and the context is cancelled")
    void success() {
        Run.main(() -> {
            ErrGroup group = new ErrGroup();
            group.go(() -> {});
            group.await();
            assertSame(ContextException.CANCELED, group.context().err());
            return null;
        });
    }

    @Test
    @DisplayName("E1: the limit bounds how many run; tryGo refuses beyond it")
    void limit() {
        Run.main(() -> {
            ErrGroup group = new ErrGroup();
            group.setLimit(2);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            Channel<Integer> go = Channel.make();
            for (int i = 0; i < 2; i++) assertTrue(group.tryGo(go::receive));
            assertFalse(group.tryGo(() -> {}));
            assertThrows(Panic.class, () -> group.setLimit(3));
            go.close();
            for (int i = 0; i < 20; i++) {
                group.go(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Go.gosched();
                    running.decrementAndGet();
                });
            }
            group.await();
            assertTrue(most.get() <= 2, "at most " + most);
            return null;
        });
    }

    @Test
    @DisplayName("E1: a panic of a task is a panic of the program")
    void panics() {
        assertInstanceOf(Program.Outcome.Panicked.class, Run.outcome(() -> {
            ErrGroup group = new ErrGroup();
            group.go(() -> {
                throw new IllegalStateException("seen");
            });
            group.await();
            return null;
        }));
    }

    @Test
    void aTaskThatExitsGivesItsPlaceBack() throws Exception {
        ErrGroup group = new ErrGroup();
        group.setLimit(1);
        group.go(() -> Go.goexit());
        group.go(() -> {});
        group.await();
    }
}
