package dev.heddle;

import dev.heddle.trace.Recording;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A flight recorder: [Trace#flight] starts one, closing ends it. Any thread.
public final class Flight implements AutoCloseable {
    private final Trace trace;
    private final Scheduler scheduler;
    private final long window; // nanoseconds
    private final Consumer<Dump> receiver;
    private volatile @Nullable Dump last;

    private Flight(Trace trace, Scheduler scheduler, Duration window, Consumer<Dump> receiver) {
        this.trace = trace;
        this.scheduler = scheduler;
        this.window = Go.saturated(window);
        this.receiver = receiver;
    }

    static Flight begin(Trace trace, Scheduler scheduler, Duration window, Consumer<Dump> receiver) {
        Flight flight = new Flight(trace, scheduler, window, receiver);
        scheduler.flight = flight;
        return flight;
    }

    /// What a flight recorder gives when there is trouble.
    ///
    /// @param why the first line of what the program says: `panic: …`, `fatal error: …`, or `interrupt`
    /// @param recording what happened in the window before
    public record Dump(String why, Recording recording) {}

    /// What happened in the window before now; the recorder goes on. Spans that began earlier are cut.
    public Recording dump() {
        Recording all = trace.soFar();
        long end = all.meta().end();
        return end - all.meta().begin() <= window ? all : all.between(end - window, end);
    }

    /// The dump of the last trouble, if there was any.
    public Optional<Dump> last() {
        return Optional.ofNullable(last);
    }

    /// Ends it, once; what it has kept can still be asked for.
    @Override
    public void close() {
        if (scheduler.flight == this) scheduler.flight = null;
        trace.stop();
    }

    /// A program of a scheduler meets with trouble.
    static void trouble(Scheduler scheduler, String report) {
        Flight flight = scheduler.flight;
        if (flight != null) flight.keep(report.lines().findFirst().orElse(""));
    }

    private void keep(String why) {
        try {
            Dump dump = new Dump(why, dump());
            last = dump;
            receiver.accept(dump);
        } catch (RuntimeException | OutOfMemoryError e) { // the trouble itself must still be told
            System.err.println("heddle: the flight recorder could not tell of it: " + e);
        }
    }
}
