package dev.heddle.jcstress;

import dev.heddle.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// C12: the k-th receive happens before the (k+C)-th send returns; here C is 1, and the second send waits for the first
/// receive.
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the write before the first receive")
@Outcome(expect = Expect.FORBIDDEN, desc = "stale")
@State
public class ReceiveBeforeLaterSend {
    private final Channel<Integer> c = Channel.make(1);
    private int plain;

    /// Sends twice.
    @Actor
    public void sender(I_Result r) {
        c.send(0);
        c.send(1);
        r.r1 = plain;
    }

    /// Receives once.
    @Actor
    public void receiver() {
        plain = 1;
        c.receive();
    }
}
