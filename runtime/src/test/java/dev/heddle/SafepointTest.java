package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SafepointTest {
    private static final class One {}

    private static final class Late {}

    @Test
    void targetIsTheConstantNoOpUnlessArmed() throws Exception {
        Run.until(() ->
                Safepoint.site(One.class).getTarget() == Safepoint.NOTHING); // a hog of another test may have been
        Runnable check = () -> {};
        Safepoint.arm(check);
        try {
            assertNotSame(Safepoint.NOTHING, Safepoint.site(One.class).getTarget());
            assertNotSame(Safepoint.NOTHING, Safepoint.site(Late.class).getTarget());
        } finally {
            Safepoint.disarm(check);
        }
        Run.until(() -> Safepoint.site(One.class).getTarget() == Safepoint.NOTHING);
        assertSame(Safepoint.NOTHING, Safepoint.site(Late.class).getTarget());
    }

    @Test
    void aClassAndThoseNestedInItShareOneSite() {
        assertSame(
                Safepoint.site(SafepointTest.class),
                Safepoint.bootstrap(
                        MethodHandles.lookup().in(One.class), "safepoint", MethodType.methodType(void.class)));
    }

    @Test
    void everyArmedCheckRunsUntilItIsDisarmed() throws Throwable {
        AtomicInteger a = new AtomicInteger();
        AtomicInteger b = new AtomicInteger();
        Thread here = Thread.currentThread();
        Runnable first = () -> count(a, here);
        Runnable second = () -> count(b, here);
        Safepoint.arm(first);
        Safepoint.arm(second);
        Safepoint.site(One.class).dynamicInvoker().invokeExact();
        Safepoint.disarm(first);
        Safepoint.site(One.class).dynamicInvoker().invokeExact();
        Safepoint.disarm(second);
        Safepoint.disarm(second);
        Safepoint.site(One.class).dynamicInvoker().invokeExact();
        assertEquals(1, a.get());
        assertEquals(2, b.get());
    }

    @Test
    void whatACheckThrowsIsThrownAtTheSafepoint() {
        Thread here = Thread.currentThread();
        Runnable check = () -> {
            if (Thread.currentThread() == here) throw new IllegalStateException();
        };
        Safepoint.arm(check);
        try {
            assertThrows(IllegalStateException.class, Safepoint::poll);
        } finally {
            Safepoint.disarm(check);
        }
    }

    private static void count(AtomicInteger counter, Thread thread) {
        if (Thread.currentThread() == thread) counter.incrementAndGet();
    }
}
