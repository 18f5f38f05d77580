package dev.heddle.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// The shapes of the other tests with plain fields in place of our primitives: what those forbid is seen here, so the
/// harness, this JVM and this machine can show it.
final class Unordered {
    private Unordered() {}

    /// As a send and its receive, a close, a done and its await, a once.
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the flag without what was written before it")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "in order")
    @State
    public static class MessagePassing {
        private int plain;
        private int flag;

        /// Writes, then says so.
        @Actor
        public void writer() {
            plain = 1;
            flag = 1;
        }

        /// Looks at the flag, then at what was written.
        @Actor
        public void reader(II_Result r) {
            r.r1 = flag;
            r.r2 = plain;
        }
    }

    /// As atomics, and a rendezvous.
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "neither sees the other's write")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "in some order")
    @State
    public static class StoreBuffering {
        private int x;
        private int y;

        /// Writes x, reads y.
        @Actor
        public void first(II_Result r) {
            x = 1;
            r.r1 = y;
        }

        /// Writes y, reads x.
        @Actor
        public void second(II_Result r) {
            y = 1;
            r.r2 = x;
        }
    }

    /// As a mutex.
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "one of two increments is lost")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "one after the other")
    @State
    public static class Increments {
        private int plain;

        /// Counts.
        @Actor
        public void first(II_Result r) {
            r.r1 = ++plain;
        }

        /// Counts, too.
        @Actor
        public void second(II_Result r) {
            r.r2 = ++plain;
        }
    }
}
