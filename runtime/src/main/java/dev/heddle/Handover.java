package dev.heddle;

import java.util.HashMap;
import java.util.Map;

/// Finds Ms that stand still in native code, in file I/O or in a pinned park while they hold a P, and hands
/// their Ps on: Go's `retake` and `handoffp`. The monitor's only.
///
/// An M is blocked if it has had the same turn and used no CPU between two looks; a goroutine that computes
/// must not add a P. Where nothing waits for the P it is left for [#LEISURE], and then taken so that an idle
/// program is seen to be idle.
///
/// Nothing is taken from under the blocked M: it keeps its [Processor], which retires, and another one with the
/// same number takes its place. So no operation of a goroutine has to ask whether it still holds its P.
final class Handover {
    private static final long LOOK = 1_000_000; // ns between looks at the least
    private static final long LEISURE = 100_000_000; // ns
    private static final int EAGER = 50; // looks after a hand-over that follow one another, and suffice, soon

    /// A turn of a P that may stand still.
    private static final class Turn {
        private final int turn;
        private final long since;
        private long pulse = Pulse.RUNNING;
        private long felt; // when

        Turn(int turn, long now) {
            this.turn = turn;
            since = now;
        }
    }

    private final ParallelScheduler scheduler;
    private final Oversight oversight;
    private final Map<Processor, Turn> turns = new HashMap<>();
    private long looked;
    private int eager;

    Handover(ParallelScheduler scheduler, Oversight oversight) {
        this.scheduler = scheduler;
        this.oversight = oversight;
    }

    /// Whether the monitor should look again soon.
    boolean isSoon() {
        return eager > 0;
    }

    void look(long now) {
        if (now - looked < LOOK) return;
        looked = now;
        if (eager > 0) eager--;
        turns.keySet().removeIf(p -> p.retired);
        for (Processor p : scheduler.all()) feel(p, now);
    }

    private void feel(Processor p, long now) {
        Machine m = p.holder;
        Turn turn = turns.get(p);
        if (m == null || turn == null || turn.turn != p.tick) {
            turns.put(p, new Turn(p.tick, now));
            return;
        }
        boolean awaited = oversight.isAwaited(p, now);
        if (!awaited && now - turn.since < LEISURE) return;
        long pulse = Pulse.of(m);
        if (pulse == Pulse.RUNNING || pulse != turn.pulse) {
            turn.pulse = pulse;
            turn.felt = now;
        } else if (now - turn.felt >= (eager > 0 ? LOOK : Monitor.SLICE) && p.tick == turn.turn) {
            turns.remove(p);
            oversight.handOn(p, m);
            if (awaited) eager = EAGER;
        }
    }
}
