package dev.heddle.jcstress;

import dev.heddle.Once;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// D10: the body of a once happens before every call of it returns.
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "what the body wrote")
@Outcome(expect = Expect.FORBIDDEN, desc = "stale, or written twice")
@State
public class OnceBeforeReturn {
    private final Once once = new Once();
    private int plain;

    /// Runs it, or waits for the other.
    @Actor
    public void first(II_Result r) {
        once.run(() -> plain++);
        r.r1 = plain;
    }

    /// Runs it, or waits for the other.
    @Actor
    public void second(II_Result r) {
        once.run(() -> plain++);
        r.r2 = plain;
    }
}
