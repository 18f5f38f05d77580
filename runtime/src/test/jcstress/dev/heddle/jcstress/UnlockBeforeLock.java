package dev.heddle.jcstress;

import dev.heddle.Mutex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// D10: one at a time, and what one wrote the next sees.
@JCStressTest
@Outcome(
        id = {"1, 2", "2, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "at the same time, or stale")
@State
public class UnlockBeforeLock {
    private final Mutex mu = new Mutex();
    private int plain;

    /// Counts.
    @Actor
    public void first(II_Result r) {
        mu.lock();
        r.r1 = ++plain;
        mu.unlock();
    }

    /// Counts, too.
    @Actor
    public void second(II_Result r) {
        mu.lock();
        r.r2 = ++plain;
        mu.unlock();
    }
}
