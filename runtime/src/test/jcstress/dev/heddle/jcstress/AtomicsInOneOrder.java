package dev.heddle.jcstress;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A1: atomics have one order that all agree on: of two that each write one and read the other, one sees the write.
@JCStressTest
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "in some order")
@Outcome(expect = Expect.FORBIDDEN, desc = "in none")
@State
public class AtomicsInOneOrder {
    private final AtomicInteger x = new AtomicInteger();
    private final AtomicInteger y = new AtomicInteger();

    /// Writes x, reads y.
    @Actor
    public void first(II_Result r) {
        x.set(1);
        r.r1 = y.get();
    }

    /// Writes y, reads x.
    @Actor
    public void second(II_Result r) {
        y.set(1);
        r.r2 = x.get();
    }
}
