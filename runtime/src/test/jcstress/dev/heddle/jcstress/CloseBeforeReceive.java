package dev.heddle.jcstress;

import dev.heddle.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// C12: a close happens before a receive that returns because of it.
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the write before the close")
@Outcome(expect = Expect.FORBIDDEN, desc = "stale")
@State
public class CloseBeforeReceive {
    private final Channel<Integer> c = Channel.make();
    private int plain;

    /// Closes.
    @Actor
    public void closer() {
        plain = 1;
        c.close();
    }

    /// Waits for the close.
    @Actor
    public void receiver(I_Result r) {
        c.receive();
        r.r1 = plain;
    }
}
