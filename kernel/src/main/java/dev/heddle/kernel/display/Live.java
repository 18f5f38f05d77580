package dev.heddle.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A picture that changes while its cell runs, at most five times a second, and that becomes the full one at the end:
///
/// ```java
/// var trace = Trace.start();
/// try (var picture = live(() -> lanes(trace.soFar()).byProcessor())) {
///     work();
/// }
/// ```
///
/// While it runs only the still picture is sent, for front ends cannot update a Plotly output in place. A thread of its
/// own draws; it rests nineteen times as long as it drew, so that it takes at most a twentieth of one processor.
public final class Live implements AutoCloseable {
    private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int REST = 19; // times the drawing

    private final Supplier<? extends @Nullable Object> picture;
    private final Renderer renderer;
    private final Publisher publisher;
    private final String id;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable RuntimeException failure; // written by the thread, read after it has ended

    Live(Supplier<? extends @Nullable Object> picture, Renderer renderer, Publisher publisher, String id) {
        this.picture = picture;
        this.renderer = renderer;
        this.publisher = publisher;
        this.id = id;
        publisher.displayData(still(renderer.render(picture.get())), id);
        thread = Thread.ofPlatform().daemon().name("live picture").start(this::draw);
    }

    private void draw() {
        long rest = SHORTEST_REST;
        try {
            while (!closing.await(rest, TimeUnit.NANOSECONDS)) {
                long start = System.nanoTime();
                publisher.updateDisplayData(still(renderer.render(picture.get())), id);
                rest = Math.max(SHORTEST_REST, REST * (System.nanoTime() - start));
            }
        } catch (InterruptedException e) {
            // the cell is being stopped: so is its picture
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /// What of a bundle can be replaced in place.
    private static MimeBundle still(MimeBundle bundle) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        bundle.data().forEach((mime, content) -> {
            if (mime.startsWith("text/") || mime.startsWith("image/")) data.put(mime, content);
        });
        return data.isEmpty() ? bundle : new MimeBundle(data, bundle.metadata());
    }

    /// Stops the changes and shows the full picture.
    ///
    /// @throws RuntimeException what drawing threw
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure != null) throw failure;
        publisher.updateDisplayData(renderer.render(picture.get()), id);
    }
}
