package dev.heddle;

import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContextTest {
    private static final Context ROOT = Context.background();

    private static <T> T virtual(Callable<T> body) {
        return Schedule.seeded(1, body).value();
    }

    private static boolean isDone(Context ctx) {
        boolean done = select(receiving(ctx.done(), v -> {}), otherwise(() -> {})) == 0;
        assertEquals(done, ctx.err() != null);
        return done;
    }

    @Test
    @DisplayName("X1: a cancellation reaches all descendants before it returns, and no ancestor; the first one counts")
    void cascades() {
        Context top = ROOT.withCancel();
        Context middle = top.withValue("k", 1);
        Context child = middle.withCancel();
        Context leaf = child.withTimeout(Duration.ofHours(1));
        IOException why = new IOException("why");
        child.cancel(why);
        child.cancel();
        assertTrue(isDone(child) && isDone(leaf));
        assertFalse(isDone(top) || isDone(middle));
        assertSame(ContextException.CANCELED, leaf.err());
        assertSame(why, leaf.cause());
        assertSame(why, child.cause());
        top.cancel();
        assertTrue(isDone(middle));
        assertSame(ContextException.CANCELED, middle.cause());
        assertTrue(isDone(top.withCancel()), "a child of a cancelled one is cancelled");
        assertEquals("context canceled", top.err().getMessage());
    }

    @Test
    @DisplayName("X1: the root is never done")
    void root() {
        assertTrue(ROOT.done() == Channel.nil());
        assertNull(ROOT.err());
        ROOT.cancel();
        assertNull(ROOT.err());
        assertTrue(ROOT.deadline().isEmpty());
    }

    @Tag("scheduler")
    @Test
    @DisplayName(
            "X2: a deadline ends it; one later than the parent's changes nothing; a passed one has ended it already")
    void deadlines() {
        virtual(() -> {
            Context parent = ROOT.withTimeout(Duration.ofSeconds(10));
            Context later = parent.withTimeout(Duration.ofSeconds(20));
            Context sooner = parent.withTimeout(Duration.ofSeconds(5));
            assertEquals(parent.deadline(), later.deadline());
            sleep(5_001);
            assertTrue(isDone(sooner));
            assertFalse(isDone(later));
            assertSame(ContextException.DEADLINE_EXCEEDED, sooner.cause());
            sleep(5_000);
            assertTrue(isDone(later) && isDone(parent));
            assertEquals("context deadline exceeded", later.err().getMessage());
            assertTrue(isDone(ROOT.withTimeout(Duration.ZERO)));
            return null;
        });
    }

    @Test
    @DisplayName("X3: values are found upwards, the nearest first")
    void values() {
        Context ctx = ROOT.withValue("a", 1).withCancel().withValue("b", 2).withValue("a", 3);
        assertEquals(3, ctx.value("a"));
        assertEquals(2, ctx.value("b"));
        assertNull(ctx.value("c"));
        assertEquals(
                "nil key",
                assertThrows(Panic.class, () -> ROOT.withValue(null, 1)).getMessage());
    }

    @Tag("scheduler")
    @Test
    @DisplayName("X4: afterFunc runs once it is done, unless stopped; withoutCancel keeps values only")
    void afterFuncs() {
        virtual(() -> {
            AtomicInteger ran = new AtomicInteger();
            Context ctx = ROOT.withValue("a", 1).withCancel();
            ctx.afterFunc(ran::incrementAndGet);
            assertTrue(ctx.afterFunc(ran::incrementAndGet).stop());
            Context free = ctx.withoutCancel();
            ctx.cancel();
            var late = ctx.afterFunc(ran::incrementAndGet);
            sleep(1);
            assertEquals(2, ran.get());
            assertFalse(late.stop());
            assertFalse(isDone(free));
            assertEquals(1, free.value("a"));
            return null;
        });
    }

    @Test
    void closingCancels() {
        Context outside;
        try (Context ctx = ROOT.withTimeout(Duration.ofHours(1))) {
            outside = ctx;
            assertFalse(isDone(ctx));
        }
        assertTrue(isDone(outside));
    }

    @Test
    @DisplayName("X1: thousands of goroutines that wait for one context are all woken")
    void wakesAll() {
        Run.main(2, () -> {
            Context ctx = ROOT.withCancel();
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < 2_000; i++)
                done.go(() -> ctx.withCancel().done().receive());
            sleep(5);
            ctx.cancel();
            done.await();
            return null;
        });
    }
}
