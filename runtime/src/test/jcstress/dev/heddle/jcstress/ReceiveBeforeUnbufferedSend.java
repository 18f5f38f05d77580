package dev.heddle.jcstress;

import dev.heddle.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// C12: on an unbuffered channel a receive happens before the send returns, and the send before the receive does.
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "each sees what the other wrote before they met")
@Outcome(expect = Expect.FORBIDDEN, desc = "stale")
@State
public class ReceiveBeforeUnbufferedSend {
    private final Channel<Integer> c = Channel.make();
    private int ofReceiver;
    private int ofSender;

    /// Sends.
    @Actor
    public void sender(II_Result r) {
        ofSender = 1;
        c.send(0);
        r.r1 = ofReceiver;
    }

    /// Receives.
    @Actor
    public void receiver(II_Result r) {
        ofReceiver = 1;
        c.receive();
        r.r2 = ofSender;
    }
}
