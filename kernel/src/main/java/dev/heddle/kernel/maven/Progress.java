package dev.heddle.kernel.maven;

import java.io.PrintStream;
import java.util.Locale;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/// Tells on one line, which it rewrites a few times a second, what is being downloaded. Any thread.
final class Progress extends AbstractTransferListener {
    private static final long PERIOD = 200_000_000;
    private static final String ERASED = "\r" + " ".repeat(100) + "\r";

    private final PrintStream to;
    private int files; // guarded by this, as those below
    private long bytes;
    private long shown = System.nanoTime();
    private boolean onLine;

    Progress(PrintStream to) {
        this.to = to;
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) {
        bytes += event.getDataLength();
        if (System.nanoTime() - shown < PERIOD) return;
        shown = System.nanoTime();
        String name = event.getResource().getResourceName();
        String line = "downloading " + name.substring(name.lastIndexOf('/') + 1) + " (" + done() + ")";
        to.print(ERASED + line.substring(0, Math.min(line.length(), 99)));
        to.flush();
        onLine = true;
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        files++;
    }

    /// Leaves one line that says how much came, if any of it took long enough to be seen.
    synchronized void end() {
        if (onLine) to.println(ERASED + "downloaded " + done());
        onLine = false;
        files = 0;
        bytes = 0;
    }

    private String done() {
        return String.format(Locale.ROOT, "%d files, %.1f MB", files, bytes / 1e6);
    }
}
