package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.WaitReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the scheduler did over some time: which goroutine ran when, on which P, and why it waited.
///
/// ```java
/// Trace t = Trace.of(() -> work());
/// ```
///
/// At most one is taken at a time. Each P keeps its latest 65,536 events; older ones are counted as dropped.
/// While no trace is taken the cost is a branch at each operation. Source: Go, runtime/trace.
public final class Trace implements Recording {
    private static final int CAPACITY = 1 << 16; // events for each P

    private final Scheduler scheduler;
    private final Recorder recorder;
    private volatile @Nullable Recording done;

    private Trace(Scheduler scheduler, Recorder recorder) {
        this.scheduler = scheduler;
        this.recorder = recorder;
    }

    /// Runs the body in the calling goroutine and records what happens meanwhile. What the body throws leaves
    /// this method.
    ///
    /// @param body what to run
    /// @throws IllegalStateException if a trace is being taken already
    public static Trace of(Body body) {
        Trace trace = start();
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
        G g = G.current();
        Scheduler scheduler = g.scheduler;
        synchronized (scheduler) {
            if (scheduler.recorder != null) throw new IllegalStateException("a trace is being taken already: stop it");
            Recorder recorder = Recorder.wall(scheduler.processors(0), CAPACITY);
            nameAll(recorder);
            scheduler.recorder = recorder;
            if (g.id() > 0) g.record(recorder, Event.Kind.GO_START, WaitReason.NONE, 0, 0, 0);
            return new Trace(scheduler, recorder);
        }
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
    public List<String> texts() {
        return done().texts();
    }

    @Override
    public Meta meta() {
        return done().meta();
    }
}
