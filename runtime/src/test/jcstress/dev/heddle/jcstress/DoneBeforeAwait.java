package dev.heddle.jcstress;

import dev.heddle.WaitGroup;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// D10: a done happens before the await that it releases.
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the write before done")
@Outcome(expect = Expect.FORBIDDEN, desc = "stale")
@State
public class DoneBeforeAwait {
    private final WaitGroup wg = new WaitGroup();
    private int plain;

    {
        wg.add(1);
    }

    /// Is done.
    @Actor
    public void worker() {
        plain = 1;
        wg.done();
    }

    /// Waits.
    @Actor
    public void waiter(I_Result r) {
        wg.await();
        r.r1 = plain;
    }
}
