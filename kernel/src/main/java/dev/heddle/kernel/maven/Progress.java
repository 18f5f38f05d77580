package dev.heddle.kernel.maven;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/// Tells on one line, which it rewrites a few times a second, what is being downloaded. One thread prints, for the
/// kernel never mixes what two threads write on a line; any thread tells it of downloads.
final class Progress extends AbstractTransferListener {
    private static final long PERIOD_MILLIS = 200;
    private static final int WIDTH = 99;

    private final PrintStream to = System.err;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread printer =
            Thread.ofPlatform().daemon().name("download progress").unstarted(this::print);
    private volatile String latest = "";

    /// Begins to tell.
    void begin() {
        printer.start();
    }

    /// Leaves one line that says how much came, if any of it took long enough to be seen.
    void end() {
        ended.countDown();
        try {
            printer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        bytes.addAndGet(event.getDataLength());
        String name = event.getResource().getResourceName();
        latest = name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        files.incrementAndGet();
    }

    private void print() {
        boolean onLine = false;
        try {
            while (!ended.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                if (latest.isEmpty()) continue;
                line("downloading " + latest + " (" + done() + ")");
                onLine = true;
            }
        } catch (InterruptedException e) {
            // the cell is being stopped: so is this
        }
        if (!onLine) return;
        line("downloaded " + done());
        to.println();
    }

    private void line(String text) {
        String shown = text.substring(0, Math.min(text.length(), WIDTH));
        to.print("\r" + shown + " ".repeat(WIDTH - shown.length()));
        to.flush();
    }

    private String done() {
        return String.format(Locale.ROOT, "%d files, %.1f MB", files.get(), bytes.get() / 1e6);
    }
}
