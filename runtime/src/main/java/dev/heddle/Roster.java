package dev.heddle;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;

/// The live goroutines of a program. Weakly held: one that nothing can ever wake is garbage, and may be collected (with
/// `-Djdk.trackAllThreads=false`).
///
/// In stripes, one for an M, so that starting and ending a goroutine touch nothing that other Ms do: each stripe knows
/// those that began on its M, ended ones among them for a while, and how many more began than ended there.
final class Roster {
    private static final int STRIPES = 8;

    private final ReferenceQueue<G> collected = new ReferenceQueue<>();
    private final RosterStripe[] stripes = new RosterStripe[STRIPES];

    Roster() {
        for (int i = 0; i < STRIPES; i++) stripes[i] = new RosterStripe(collected);
    }

    private RosterStripe stripe() {
        Machine m = Machine.current();
        return stripes[m == null ? 0 : m.id & (STRIPES - 1)];
    }

    void add(G g) {
        stripe().add(g);
    }

    /// Forgets it, unless that was done already. Called by the goroutine itself, or while none of its program runs.
    void remove(G g) {
        stripe().remove(g);
    }

    int size() {
        int n = 0;
        for (RosterStripe stripe : stripes) stripe.lock(); // all at once: one may begin here and end there
        for (var lost = collected.poll(); lost != null; lost = collected.poll()) stripes[0].lose(lost);
        for (RosterStripe stripe : stripes) {
            stripe.loosen();
            n += stripe.balance();
        }
        for (RosterStripe stripe : stripes) stripe.unlock();
        return n;
    }

    /// Those that live now, in no order.
    List<G> list() {
        List<G> live = new ArrayList<>();
        for (RosterStripe stripe : stripes) stripe.copyTo(live);
        return live;
    }

    void clear() {
        for (G g : list()) remove(g);
    }
}
