package dev.heddle;

import org.jspecify.annotations.Nullable;

/// What the monitor saw of a P. The monitor's only.
final class Sight {
    private static final int RARELY = 16; // slices between requests to one that does not listen

    final Processor p;
    private @Nullable G next; // this and tick: at the last look
    private int tick;
    private boolean judged; // has been looked at when slices ended
    private int slice; // this and below: then
    private int sliceTick;
    private int overdue; // slices that the turn has lasted

    /// The P as it is now: a P seen for the first time has used no slice up.
    Sight(Processor p) {
        this.p = p;
        tick = p.tick;
    }

    /// Whether the same goroutine has waited in runnext since the last look, while its P did not take a turn.
    boolean holdsNext() {
        G now = p.peekNext();
        boolean held = now != null && now == next && p.tick == tick;
        next = now;
        tick = p.tick;
        return held;
    }

    boolean hasNext() {
        return next != null;
    }

    /// Goroutines that ready each other through runnext share a slice; when it is over they go behind the
    /// others. Tells whether a single turn has lasted for a slice, and whoever has it should be asked to give
    /// way: after one slice, two, four and so on, since code that is not woven does not listen.
    boolean endSlice() {
        boolean turned = p.tick != sliceTick;
        if (judged && turned && p.slice == slice) p.sliceOver = true;
        overdue = judged && !turned ? overdue + 1 : 0;
        judged = true;
        slice = p.slice;
        sliceTick = p.tick;
        return overdue > 0 && (overdue % RARELY == 0 || Integer.bitCount(overdue) == 1);
    }

    int turn() {
        return sliceTick;
    }
}
