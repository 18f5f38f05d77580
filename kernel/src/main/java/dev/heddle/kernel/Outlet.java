package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// All output of one cell, on its way from the threads that the cell started to the front ends.
///
/// ```
/// write → Lines → pending ⇒ Excerpt → shown → ready → message
/// ```
///
/// Writers fill pending under `lock` and do not wait unless they are far ahead. What follows the double arrow happens
/// under `sender`, on the pump's thread every few milliseconds or on the thread of who must have the output out.
/// Lock order: sender, lock. A goroutine never holds `sender`: parked with it, it would stop the output of all.
final class Outlet {
    private static final int BYTES_AHEAD = 8 << 20; // that writers may be ahead of the pump
    private static final int SEGMENTS_AHEAD = 2_000;
    private static final int LARGEST_TEXT = 1 << 18; // bytes of a message
    private static final long QUIET = 1_000_000_000; // nanoseconds after which a tail is shown

    private final Message request;
    private final IoPub iopub;
    private final LongSupplier clock;
    private final Consumer<Outlet> pump; // is told once when there is something to do

    private final Queue<ObjectNode> payloads = new ConcurrentLinkedQueue<>();

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final Condition drained = lock.newCondition();
    private final Segments pending = new Segments();
    private final Lines out = new Lines(Std.OUT, pending);
    private final Lines err = new Lines(Std.ERR, pending);
    private boolean queued; // the pump has been told and has not said that it is done

    private final ReentrantLock sender = new ReentrantLock();
    // Guarded by sender.
    private final Segments shown = new Segments();
    private final Spool spool = new Spool();
    private Excerpt excerpt = new Excerpt(shown, spool, Excerpt.CELL);
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private long readied; // how many ever came into ready
    private long sent; // how many left it
    private long lastWrite;

    /// The outlet of a cell that the request asked to run.
    Outlet(Message request, IoPub iopub, LongSupplier clock, Consumer<Outlet> pump) {
        this.request = request;
        this.iopub = iopub;
        this.clock = clock;
        this.pump = pump;
    }

    /// The request that asked to run the cell.
    Message request() {
        return request;
    }

    private ObjectNode header() {
        return request.header();
    }

    /// Takes what the calling thread wrote.
    void write(Std stream, byte[] bytes, int from, int length) {
        put(() -> lines(stream).write(Thread.currentThread(), bytes, from, length, clock.getAsLong()));
    }

    /// Takes a line of the kernel's own, on standard error.
    void report(String line) {
        var bytes = (line.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
        write(Std.ERR, bytes, 0, bytes.length);
    }

    /// Takes what the front end is to do when it has the reply.
    void payload(ObjectNode payload) {
        payloads.add(payload);
    }

    /// Returns the payloads taken so far, and forgets them.
    List<ObjectNode> takePayloads() {
        var taken = new ArrayList<ObjectNode>();
        for (ObjectNode next; (next = payloads.poll()) != null; ) taken.add(next);
        return taken;
    }

    /// Takes a message that comes after all that the calling thread wrote.
    void post(String type, ObjectNode content) {
        post(type, content, List.of());
    }

    /// The same with raw bytes beside the content.
    void post(String type, ObjectNode content, List<byte[]> buffers) {
        post(() -> iopub.post(header(), type, content, buffers));
    }

    /// Takes what sends a message after all that the calling thread wrote.
    void post(Runnable send) {
        put(() -> {
            out.letGo(Thread.currentThread());
            err.letGo(Thread.currentThread());
            pending.add(new Segments.Post(send));
        });
    }

    /// Shows the calling thread's unfinished line early, unless several threads write.
    void flushed(Std stream) {
        put(() -> lines(stream).flushed(Thread.currentThread()));
    }

    private void put(Runnable addition) {
        boolean tell;
        lock.lock();
        try {
            while (pending.bytes() > BYTES_AHEAD || pending.count() > SEGMENTS_AHEAD) drained.awaitUninterruptibly();
            addition.run();
            tell = !queued;
            queued = true;
        } finally {
            lock.unlock();
        }
        if (tell) pump.accept(this);
    }

    private Lines lines(Std stream) {
        return switch (stream) {
            case OUT -> out;
            case ERR -> err;
        };
    }

    /// Moves on what was written, as far as the pace allows. The pump's thread.
    ///
    /// @return whether the pump must come back
    boolean pump() {
        sender.lock();
        try {
            long now = clock.getAsLong();
            boolean unfinished = absorb(now, false);
            if (excerpt.omits() && now - lastWrite > QUIET) nextExcerpt();
            send(readied);
            lock.lock();
            try {
                queued = unfinished || !ready.isEmpty() || excerpt.omits() || pending.count() > 0;
                return queued;
            } finally {
                lock.unlock();
            }
        } finally {
            sender.unlock();
        }
    }

    /// Sends all that was written and posted before, unfinished lines too. A thread of the kernel; waits for the pace.
    void flush() {
        sendAll(false);
    }

    /// Sends all output of the cell, which has ended; what still comes has a smaller allowance.
    void end() {
        sendAll(true);
    }

    private void sendAll(boolean end) {
        long target;
        sender.lock();
        try {
            absorb(clock.getAsLong(), true);
            if (end) nextExcerpt();
            target = readied;
        } finally {
            sender.unlock();
        }
        while (!sendUntil(target)) iopub.pace().await();
    }

    private boolean sendUntil(long target) {
        sender.lock();
        try {
            return send(target);
        } finally {
            sender.unlock();
        }
    }

    private boolean send(long target) {
        while (sent < target && iopub.pace().nanosUntilFree() == 0) {
            ready.removeFirst().run();
            sent++;
        }
        return sent >= target;
    }

    // Moves pending through the excerpt to ready.
    private boolean absorb(long now, boolean unfinishedToo) {
        List<Segments.Segment> segments;
        boolean unfinished;
        lock.lock();
        try {
            if (unfinishedToo) {
                out.letGoAll();
                err.letGoAll();
            }
            unfinished = out.age(now);
            unfinished |= err.age(now);
            segments = pending.take();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
        for (var segment : segments) {
            switch (segment) {
                case Segments.Bytes(var stream, var bytes) -> excerpt.add(stream, bytes.toByteArray());
                case Segments.Post post -> shown.add(post);
            }
            lastWrite = now;
        }
        readyShown();
        return unfinished;
    }

    private void nextExcerpt() {
        excerpt.end();
        excerpt = new Excerpt(shown, spool, Excerpt.LATER);
        readyShown();
    }

    private void readyShown() {
        for (var segment : shown.take()) {
            switch (segment) {
                case Segments.Bytes(var stream, var bytes) -> readyTexts(stream, bytes.toByteArray());
                case Segments.Post(var send) -> ready(send);
            }
        }
    }

    private void readyTexts(Std stream, byte[] bytes) {
        for (int from = 0, to; from < bytes.length; from = to) {
            to = Math.min(bytes.length, from + LARGEST_TEXT);
            while (to < bytes.length && to > from + 1 && (bytes[to] & 0xC0) == 0x80) to--; // whole characters
            var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            ready(() -> iopub.stream(header(), stream, text));
        }
    }

    private void ready(Runnable next) {
        ready.addLast(next);
        readied++;
    }
}
