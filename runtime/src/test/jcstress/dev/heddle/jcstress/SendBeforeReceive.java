package dev.heddle.jcstress;

import dev.heddle.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// C12: a send happens before the receive of its value returns.
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the write before the send")
@Outcome(expect = Expect.FORBIDDEN, desc = "stale")
@State
public class SendBeforeReceive {
    private final Channel<Integer> c = Channel.make(1);
    private int plain;

    /// Sends.
    @Actor
    public void sender() {
        plain = 1;
        c.send(0);
    }

    /// Receives.
    @Actor
    public void receiver(I_Result r) {
        c.receive();
        r.r1 = plain;
    }
}
