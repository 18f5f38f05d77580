package dev.heddle.kernel;

import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// The thread that moves the output of all cells. Between two rounds it lets output gather, so that a cell that prints
/// a line at a time costs at most a hundred messages a second.
final class Pump {
    private static final long ROUND_MILLIS = 20; // a message for each stream

    private final BlockingQueue<Outlet> waiting = new LinkedBlockingQueue<>();
    private final Consumer<String> log;
    private final Thread thread = new Thread(this::run, "heddle-output");

    Pump(Consumer<String> log) {
        this.log = log;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// Takes an outlet that has something to move. Any thread.
    void add(Outlet outlet) {
        waiting.add(outlet);
    }

    private void run() {
        var round = new ArrayList<Outlet>();
        while (true) {
            try {
                round.add(waiting.take());
                Thread.sleep(ROUND_MILLIS);
                waiting.drainTo(round);
                for (var outlet : round) if (outlet.pump()) waiting.add(outlet);
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                complain(log, e);
            } finally {
                round.clear();
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
