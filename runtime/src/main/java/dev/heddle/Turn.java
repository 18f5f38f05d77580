package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;

/// Whose turn a goroutine is: that of an M, of a run queue, or of whoever makes it ready.
///
/// A wait ends with [#makeReady], which is called once for each, perhaps before the waiter has left its M. Nothing is
/// lost: who makes ready sets [#ready] and then looks at [#turn]; who parks sets the turn and then looks at ready.
///
/// The JDK may say twice that a goroutine can run: once it has looked at a stack it submits what may have missed a
/// turn.
/// So one may run that is queued, too. That is harmless: a continuation that runs or has ended is not run again, and
/// who goes on without being ready parks again.
abstract class Turn {
    /// What is left to do for one who makes a goroutine ready.
    enum Wake {
        /// Nothing: it sees by itself that it is ready.
        NONE,
        /// Put it in a queue.
        ENQUEUE,
        /// Unpark its thread, which it has not left.
        UNPARK
    }

    private static final VarHandle TURN =
            ConstantBootstraps.fieldVarHandle(lookup(), "turn", VarHandle.class, Turn.class, int.class);
    private static final VarHandle READY =
            ConstantBootstraps.fieldVarHandle(lookup(), "ready", VarHandle.class, Turn.class, boolean.class);

    private static final int QUEUED = 0; // in a run queue, or about to be put there, as new ones are
    private static final int TAKEN = 1; // runs, is about to, or waits in other code
    private static final int PARKED = 2; // off its M, in no queue
    private static final int ON_THREAD = 3; // waits without leaving its thread

    private volatile int turn;
    private volatile boolean ready; // the wait has ended

    /// A wait begins. Called by the goroutine before anybody can end it.
    final void beginWait() {
        READY.setRelease(this, false);
    }

    /// Whether the wait has ended.
    final boolean isReady() {
        return ready;
    }

    /// Ends the wait. Any thread.
    final Wake makeReady() {
        READY.setRelease(this, true);
        return nudge();
    }

    /// Makes it look whether it may go on, after something that it looks at was written. Any thread.
    final Wake nudge() {
        if (turn == PARKED && unpark()) return Wake.ENQUEUE;
        VarHandle.fullFence();
        int seen = turn;
        if (seen == PARKED && unpark()) return Wake.ENQUEUE;
        return seen == ON_THREAD ? Wake.UNPARK : Wake.NONE;
    }

    /// It has left its M in order to wait. Called by that M, which afterwards looks whether it may go on.
    final void park() {
        TURN.compareAndSet(this, TAKEN, PARKED);
    }

    /// Takes it out of its wait: tells whether the caller must queue it. Any thread.
    final boolean unpark() {
        return TURN.compareAndSet(this, PARKED, QUEUED);
    }

    /// It is about to wait on its thread. Called before each look at whether it is ready.
    final void stay() {
        turn = ON_THREAD;
    }

    /// The JDK says that it can run: tells whether to queue it. Any thread.
    final boolean resume() {
        int seen = turn;
        return (seen == TAKEN || seen == ON_THREAD) && TURN.compareAndSet(this, seen, QUEUED);
    }

    /// It has left its M in order to let others run, and is to be queued. Called by that M.
    final void giveWay() {
        TURN.setRelease(this, QUEUED);
    }

    /// It has come out of a queue, or off its thread, and goes on.
    final void take() {
        TURN.setRelease(this, TAKEN);
    }
}
