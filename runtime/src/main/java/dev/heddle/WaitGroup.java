package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicLong;

/// Waits for a number of goroutines: Go's `sync.WaitGroup`. A `done` happens before the `await` that it
/// releases. Any thread may use it.
///
/// ```java
/// WaitGroup wg = new WaitGroup();
/// for (int i = 0; i < 10; i++) wg.go(() -> work());
/// wg.await();
/// ```
///
/// Source: Go, sync/waitgroup.go.
public final class WaitGroup {
    private static final int COUNTER = 32; // the counter is in the upper half of the state, the waiters in the lower

    private final AtomicLong state = new AtomicLong();
    private final Semaphore semaphore = new Semaphore();

    /// A group with nothing to wait for.
    public WaitGroup() {}

    /// Adds to the counter; at zero all waiters go on.
    ///
    /// @param delta may be negative
    /// @throws Panic if the counter becomes negative, or if a waiter has been counted while it was raised from
    ///     zero
    public void add(int delta) {
        G g = G.current();
        g.scheduler.point();
        long now = state.addAndGet((long) delta << COUNTER);
        int counter = (int) (now >> COUNTER);
        int waiters = (int) now;
        if (counter < 0) throw new Panic("sync: negative WaitGroup counter");
        if (waiters != 0 && delta > 0 && counter == delta) throw misuse();
        if (counter > 0 || waiters == 0) return;
        if (!state.compareAndSet(now, 0)) throw misuse(); // nobody may add or wait while the waiters are released
        for (int i = 0; i < waiters; i++) semaphore.release(g, false);
    }

    /// Takes one from the counter.
    ///
    /// @throws Panic if the counter becomes negative
    public void done() {
        add(-1);
    }

    /// Waits until the counter is zero.
    ///
    /// @throws Panic if the group is used again before this returns
    public void await() {
        G g = G.current();
        g.scheduler.point();
        while (true) {
            long seen = state.get();
            if (seen >> COUNTER == 0) return;
            if (!state.compareAndSet(seen, seen + 1)) continue;
            if (!semaphore.acquire(g, WaitReason.WAIT_GROUP_WAIT, 0, false)) {
                forgetWaiter();
                throw g.program.unwind();
            }
            if (state.get() != 0) throw new Panic("sync: WaitGroup is reused before previous Wait has returned");
            return;
        }
    }

    private void forgetWaiter() {
        long seen = state.get();
        while ((int) seen > 0 && !state.compareAndSet(seen, seen - 1)) seen = state.get();
    }

    /// Starts a goroutine that this group waits for. If the body panics, the group is not told: the program
    /// ends.
    ///
    /// @param body what to run
    public Goroutine go(Body body) {
        add(1);
        return Go.go(new Member(body));
    }

    /// Starts a goroutine with a name that this group waits for, as [#go(Body)] does.
    ///
    /// @param name which dumps and traces show
    /// @param body what to run
    public Goroutine go(String name, Body body) {
        add(1);
        return Go.go(name, new Member(body));
    }

    private static Panic misuse() {
        return new Panic("sync: WaitGroup misuse: Add called concurrently with Wait");
    }

    /// A body that tells the group when it is done.
    private final class Member implements CreationSites.Wrapper {
        private final Body body;

        Member(Body body) {
            this.body = body;
        }

        @Override
        public void run() throws Throwable {
            try {
                body.run();
            } catch (Goexit e) {
                done();
                throw e;
            }
            done();
        }

        @Override
        public Object wrapped() {
            return body;
        }
    }
}
