package dev.heddle;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The one class that touches JDK internals: virtual threads on a scheduler of ours, and the carrier below
/// them.
///
/// JDK 25 creates a virtual thread on any [Executor], but only through the package-private `ThreadBuilders`;
/// that needs [#FLAG]. Without the flag [#custom] is false and every virtual thread runs on the JDK's own pool.
final class VirtualThreads {
    static final String FLAG = "--add-opens java.base/java.lang=ALL-UNNAMED";

    /// Inherit inheritable thread locals, as `Thread.Characteristics` numbers it: none excluded.
    private static final int INHERIT = 0;

    private static final @Nullable Internals INTERNALS = Internals.open();
    private static final @Nullable MethodHandle CARRIER = INTERNALS == null ? null : INTERNALS.carrier;
    private static final @Nullable MethodHandle CREATE = INTERNALS == null ? null : INTERNALS.create;
    private static final @Nullable MethodHandle YIELD = INTERNALS == null ? null : INTERNALS.yieldCarrier;

    private VirtualThreads() {}

    /// Whether virtual threads can run on a scheduler of ours.
    static boolean custom() {
        return CREATE != null;
    }

    /// The platform thread under the current virtual thread, or null where it cannot be known.
    static @Nullable Thread carrier() {
        if (CARRIER == null) return null;
        try {
            return (Thread) CARRIER.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /// Creates, but does not start, a virtual thread whose continuation is handed to the scheduler each time it
    /// can run.
    static Thread create(Executor scheduler, String name, Runnable task) {
        if (CREATE == null) return Thread.ofVirtual().name(name).unstarted(task);
        try {
            return (Thread) CREATE.invokeExact(scheduler, name, INHERIT, task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /// Unmounts the calling virtual thread, which its scheduler is then told can run: `Thread.yield`.
    @SuppressWarnings("ThreadPriorityCheck") // we are the scheduler
    static void unmount() {
        Thread.yield();
    }

    /// Lets the operating system run another thread, without unmounting the current virtual thread.
    static void yieldCarrier() {
        if (YIELD == null) {
            Thread.onSpinWait();
            return;
        }
        try {
            YIELD.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private record Internals(MethodHandle carrier, MethodHandle create, MethodHandle yieldCarrier) {
        static @Nullable Internals open() {
            try {
                var thread = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
                var builders = Class.forName("java.lang.ThreadBuilders");
                var create =
                        MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class);
                return new Internals(
                        thread.findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class)),
                        MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
                                .findStatic(builders, "newVirtualThread", create),
                        thread.findStatic(Thread.class, "yield0", MethodType.methodType(void.class)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                return null;
            }
        }
    }
}
