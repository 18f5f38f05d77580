package dev.heddle;

/// Makes goroutines in woven code give way: Go's preemption, by way of [Safepoint].
///
/// The first request makes every woven loop look at a flag; when there has been none for a while, loops cost
/// nothing again. In between only the flag changes, so that goroutines which take turns for long are compiled
/// once and not at each turn. A request names a turn of a P: one that comes too late meets nobody.
final class Preemption {
    private static final long LINGER = 100_000_000; // ns after the last request
    private static final long WINDOW = 15_000_000; // ns for which a request stands; then it may be made again

    private final Processors processors;
    private volatile boolean on = true;
    private volatile boolean armed;
    private volatile long asked; // when the last request was made

    Preemption(Processors processors) {
        this.processors = processors;
    }

    boolean isOn() {
        return on;
    }

    /// Turns it on or off and tells which it was.
    boolean set(boolean on) {
        boolean before = this.on;
        this.on = on;
        return before;
    }

    /// Asks the goroutine that has this turn of a P to give way. Any thread.
    void ask(Processor p, int turn) {
        if (!on) return;
        p.stopAskedAt = System.nanoTime();
        p.stopTurn = turn;
        if (p.askedTurn == turn) p.deafTurn = turn;
        p.askedTurn = turn;
        asked = p.stopAskedAt;
        armed = true;
        Safepoint.preemptible(true);
        Safepoint.ask(true);
    }

    /// The goroutine asked has come to a safepoint.
    void answered(Processor p) {
        p.stopTurn = Processor.NO_TURN;
        p.askedTurn = Processor.NO_TURN;
        if (!anyAsked()) Safepoint.ask(false); // should that cross with a request, the monitor repairs it
    }

    /// Withdraws requests that nobody has answered. The monitor only, at each look.
    void settle(long now) {
        if (!armed) return;
        for (Processor p : processors.all()) withdraw(p, now);
        for (Processor p : processors.leaving()) withdraw(p, now);
        boolean open = anyAsked();
        Safepoint.ask(open);
        if (open || now - asked < LINGER) return;
        armed = false;
        Safepoint.preemptible(false);
    }

    private void withdraw(Processor p, long now) {
        if (!on || now - p.stopAskedAt > WINDOW) p.stopTurn = Processor.NO_TURN;
    }

    private boolean anyAsked() {
        for (Processor p : processors.all()) if (p.isAskedToStop()) return true;
        for (Processor p : processors.leaving()) if (p.isAskedToStop()) return true;
        return false;
    }
}
