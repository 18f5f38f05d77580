package dev.heddle.kernel.wire;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import zmq.Msg;
import zmq.msg.MsgAllocator;

/// The memory for frames, which peers claim by their first nine bytes, before they have shown that they hold the key.
///
/// JeroMQ would take it from outside the heap, and its one I/O thread, with it the kernel, would die of the claim that
/// is one too many (four of 64 MB at a heap of 256 MB). Here large frames may take a quarter of the heap together; what
/// is beyond is not stored, which garbles that peer's connection and no other's. Small ones wait for the cell that
/// ate the memory to fail. Any thread.
final class Claims implements MsgAllocator {
    private static final int LARGE = 1 << 20;
    private static final long PAUSE_NANOS = 20_000_000;

    private record Claim(WeakReference<Msg> frame, int size) {}

    private final long budget;
    private final Consumer<String> log;
    private final Deque<Claim> large = new ArrayDeque<>(); // guarded by this

    Claims(long budget, Consumer<String> log) {
        this.budget = budget;
        this.log = log;
    }

    /// Claims on a quarter of this JVM's heap.
    static Claims ofThisJvm(Consumer<String> log) {
        return new Claims(Runtime.getRuntime().maxMemory() / 4, log);
    }

    @Override
    public Msg allocate(int size) {
        return size < LARGE ? small(size) : large(size);
    }

    private static Msg small(int size) {
        while (true) {
            try {
                return new Msg(size);
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @SuppressWarnings("ExplicitGC") // frames that have been handled are garbage, but not yet collected
    private synchronized Msg large(int size) {
        try {
            if (claimed() + size > budget) System.gc();
            if (claimed() + size <= budget) {
                var frame = new Msg(size);
                large.add(new Claim(new WeakReference<>(frame), size));
                return frame;
            }
        } catch (OutOfMemoryError e) {
            // refused below
        }
        log.accept("refused a frame of " + size + " bytes: peers have claimed " + claimed() + " of the " + budget
                + " bytes that large frames may take");
        return new Msg(0);
    }

    private long claimed() {
        large.removeIf(claim -> claim.frame().refersTo(null));
        return large.stream().mapToLong(Claim::size).sum();
    }
}
