package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the scheduler did over some time: which goroutine ran when, on which P, and why it waited.
///
/// ```java
/// Trace t = Trace.of(() -> work());
/// ```
///
/// At most one is taken at a time. Each P keeps its latest events, as many as the [Options] say; older ones are
/// counted as dropped. While no trace is taken the cost is a branch at each operation. Source: Go, runtime/trace.
public final class Trace implements Recording {
    private static final int LONGEST_VALUE = 40;

    private final Scheduler scheduler;
    private final Recorder recorder;
    private volatile @Nullable Recording done;

    private Trace(Scheduler scheduler, Recorder recorder) {
        this.scheduler = scheduler;
        this.recorder = recorder;
    }

    /// What a trace keeps.
    ///
    /// @param events how many of each P, rounded down to a power of two; one takes 48 bytes
    /// @param values whether messages are kept with their values: strings, numbers and constants as text of at
    /// most 40 characters, all others by the name of their class, for a program's own `toString` might wait
    public record Options(int events, boolean values) {
        /// 65,536 events of each P, without values.
        public static final Options STANDARD = new Options(1 << 16, false);

        /// The same with another number of events of each P.
        public Options withEvents(int number) {
            return new Options(number, values);
        }

        /// The same with the values of messages.
        public Options withValues() {
            return new Options(events, true);
        }
    }

    /// Runs the body in the calling goroutine and records what happens meanwhile. What the body throws leaves
    /// this method.
    ///
    /// @param body what to run
    /// @throws IllegalStateException if a trace is being taken already
    public static Trace of(Body body) {
        return of(Options.STANDARD, body);
    }

    /// Runs the body in the calling goroutine and records what happens meanwhile. What the body throws leaves
    /// this method.
    ///
    /// @param options what to keep
    /// @param body what to run
    /// @throws IllegalStateException if a trace is being taken already
    public static Trace of(Options options, Body body) {
        Trace trace = start(options);
        try {
            body.run();
        } catch (Throwable e) {
            throw Thrown.<RuntimeException>unchecked(e);
        } finally {
            trace.stop();
        }
        return trace;
    }

    /// Starts to record.
    ///
    /// @throws IllegalStateException if a trace is being taken already
    public static Trace start() {
        return start(Options.STANDARD);
    }

    /// Starts to record.
    ///
    /// @param options what to keep
    /// @throws IllegalStateException if a trace is being taken already
    public static Trace start(Options options) {
        G g = G.current();
        Scheduler scheduler = g.scheduler;
        synchronized (scheduler) {
            if (scheduler.recorder != null) throw new IllegalStateException("a trace is being taken already: stop it");
            Recorder recorder = Recorder.wall(scheduler.processors(0), options.events(), options.values());
            nameAll(recorder);
            Site.want(true);
            scheduler.recorder = recorder;
            if (g.id() > 0) g.record(recorder, Event.Kind.GO_START, WaitReason.NONE, 0, 0, 0);
            return new Trace(scheduler, recorder);
        }
    }

    /// Starts a flight recorder: it records all the time, and gives what happened last when it is asked, or when
    /// there is trouble.
    ///
    /// ```java
    /// try (Flight flight = Trace.flight(Duration.ofMillis(50))) {
    ///     work();
    /// }
    /// ```
    ///
    /// @param window how far back to tell; less where a P has had more than [Options#STANDARD]'s events since
    /// @throws IllegalArgumentException if the window is not positive
    /// @throws IllegalStateException if a trace is being taken already
    public static Flight flight(Duration window) {
        return flight(window, Options.STANDARD, dump -> {});
    }

    /// Starts a flight recorder that tells of trouble: a panic that nobody recovers, a deadlock or another fatal
    /// error, an interrupt of a program. Source: Go 1.25, `trace.FlightRecorder`.
    ///
    /// @param window how far back to tell
    /// @param options what to keep
    /// @param receiver is given what happened last when there is trouble, before the program ends; on the thread
    /// that met it, where it must not wait for goroutines
    /// @throws IllegalArgumentException if the window is not positive
    /// @throws IllegalStateException if a trace is being taken already
    public static Flight flight(Duration window, Options options, Consumer<Flight.Dump> receiver) {
        if (!window.isPositive()) throw new IllegalArgumentException("a flight recorder's window is longer than 0");
        Trace trace = start(options);
        return Flight.begin(trace, trace.scheduler, window, receiver);
    }

    private static void nameAll(Recorder recorder) {
        for (Program program : Program.all()) {
            for (G g : program.live()) if (g.isNamed()) recorder.name(g.id(), g.name());
            G main = program.main();
            if (main != null) recorder.name(main.id(), main.name());
        }
    }

    /// Stops recording, once; from then on this can be read. Any thread.
    public Trace stop() {
        synchronized (scheduler) {
            if (done == null) {
                if (scheduler.recorder == recorder) scheduler.recorder = null;
                Site.want(false);
                done = recorder.stop();
            }
        }
        return this;
    }

    /// What has been recorded so far, while the trace goes on. Any thread.
    public Recording soFar() {
        Recording recording = done;
        return recording == null ? recorder.snapshot() : recording;
    }

    private Recording done() {
        Recording recording = done;
        if (recording == null) throw new IllegalStateException("the trace is being taken: stop it first");
        return recording;
    }

    @Override
    public List<Event> events() {
        return done().events();
    }

    @Override
    public List<Span> spans() {
        return done().spans();
    }

    @Override
    public Map<Long, String> names() {
        return done().names();
    }

    @Override
    public Meta meta() {
        return done().meta();
    }

    /// A message's value in a few characters. Runs no code of the program.
    static String text(@Nullable Object value) {
        String text = switch (value) {
            case null -> "null";
            case String s -> s;
            case Number n when isOfJdk(n) -> n.toString();
            case Boolean b -> b.toString();
            case Character c -> c.toString();
            case Enum<?> e -> e.name();
            default -> value.getClass().getSimpleName();
        };
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }

    private static boolean isOfJdk(Number number) {
        return number.getClass().getClassLoader() == null;
    }
}
