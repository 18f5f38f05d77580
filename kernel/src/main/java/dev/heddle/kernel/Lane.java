package dev.heddle.kernel;

import dev.heddle.kernel.wire.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thread that handles requests one after the other: the shell's, or the control socket's.
final class Lane {

    /// Handles one request of a lane.
    @FunctionalInterface
    interface Handler {
        /// Handles a message.
        ///
        /// @param aborted whether it came before an earlier request of its lane failed
        void handle(Lane lane, Message message, boolean aborted);
    }

    private record Queued(@Nullable Message message, long number) {} // no message: the end

    private final BlockingQueue<Queued> queue = new LinkedBlockingQueue<>();
    private final AtomicLong submitted = new AtomicLong();
    private final Thread thread;
    private long abortedUpTo; // touched by the lane's thread only

    Lane(String name, Handler handler, Consumer<String> log) {
        thread = new Thread(() -> run(handler, log), name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// Takes a request; never waits. One thread.
    void submit(Message message) {
        queue.add(new Queued(message, submitted.incrementAndGet()));
    }

    /// Ends the lane after what has been submitted. Any thread.
    void end() {
        queue.add(new Queued(null, submitted.get()));
    }

    /// Declares all that has been submitted aborted. The lane's thread.
    void abortSubmitted() {
        abortedUpTo = submitted.get();
    }

    private void run(Handler handler, Consumer<String> log) {
        while (true) {
            try {
                var next = queue.take();
                var message = next.message();
                if (message == null) return;
                handler.handle(this, message, next.number() <= abortedUpTo);
            } catch (Throwable e) { // whatever a cell managed to throw here, the next one is served
                complain(log, e);
            }
        }
    }

    // Without memory not even that may be possible.
    private static void complain(Consumer<String> log, Throwable e) {
        try {
            log.accept(Thread.currentThread().getName() + ": " + e);
        } catch (OutOfMemoryError again) {
            return; // the next request may fare better
        }
    }
}
