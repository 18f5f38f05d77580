package dev.heddle.trace;

/// A recording told event by event on two Ps, each a hundred nanoseconds after the one before.
public final class Story {
    private final long[] now = {0};
    private final Recorder recorder = new Recorder(() -> now[0], false, 2, 1024);

    /// Adds what happens next.
    public void then(Event.Kind kind, long g, int p, long partner, int count) {
        recorder().record(kind, g, p, p, WaitReason.NONE, 0, partner, count);
    }

    /// The recorder, whose clock has just gone on.
    Recorder recorder() {
        now[0] += 100;
        return recorder;
    }

    /// Ends it.
    public Recording end() {
        return recorder().stop();
    }
}
