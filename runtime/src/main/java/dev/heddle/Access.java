package dev.heddle;

import dev.heddle.trace.Recorder;
import java.util.concurrent.atomic.AtomicLong;

/// What schedules and recordings know of one variable that goroutines share: for classes of such variables, which say
/// [#before()] each step that a schedule may switch, and after it what was done. Any thread.
public final class Access {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();

    /// Of a new variable.
    public Access() {}

    /// Before a step: others may run, as a processor may switch between two instructions.
    public void before() {
        G g = G.current();
        g.scheduler.between(g);
    }

    /// After a step, if a trace is being taken.
    ///
    /// @param kind what it did
    /// @param text what it did, in words
    public void record(Kind kind, String text) {
        G g = G.current();
        Recorder recording = g.scheduler.recorder;
        if (recording == null) return;
        Machine m = Machine.current();
        recording.log(
                g.id(),
                m == null ? -1 : m.p.id,
                m == null ? -1 : m.id,
                text,
                g.scheduler.traced(this, number),
                kind.code,
                g.site);
    }

    /// What a step does.
    public enum Kind {
        /// It reads.
        READ(1),
        /// It writes.
        WRITE(2),
        /// It reads and writes, with nothing between.
        UPDATE(3);

        private final int code; // in recordings

        Kind(int code) {
            this.code = code;
        }
    }
}
