package dev.heddle.trace;

import java.util.Iterator;
import java.util.List;

/// The events of one thread in one generation of a Go trace, one after the other.
final class GoThread {
    private final GoGeneration generation;
    private final Iterator<GoGeneration.Batch> batches;
    private GoBytes in = new GoBytes(new byte[0], 0, 0);
    private long ticks;

    GoEvent kind = GoEvent.NONE; // this and below: of the event that is next
    long nanos;
    final long[] arguments = new long[4];

    GoThread(GoGeneration generation, List<GoGeneration.Batch> batches) {
        this.generation = generation;
        this.batches = batches.iterator();
    }

    /// Goes to the next event, if there is one.
    boolean next() {
        while (in.isEmpty()) {
            if (!batches.hasNext()) return false;
            GoGeneration.Batch batch = batches.next();
            in = batch.events();
            ticks = batch.ticks();
        }
        kind = in.event();
        if (!kind.isTimed()) throw new GoTrace.Malformed(kind + " stands among the events of a thread");
        ticks += in.number();
        nanos = generation.nanos(ticks);
        for (int i = 0; i < kind.arguments; i++) arguments[i] = in.number();
        return true;
    }
}
