package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// One blocked select: the waiters of its cases race for it, and one wins.
final class Choice {
    private static final VarHandle WINNER =
            ConstantBootstraps.fieldVarHandle(lookup(), "winner", VarHandle.class, Choice.class, Waiter.class);

    @SuppressWarnings("UnusedVariable") // written through WINNER
    private volatile @Nullable Waiter winner;

    /// Begins anew. Called while none of the waiters is in a queue.
    void reset() {
        WINNER.set(this, null);
    }

    /// Whether the waiter wins: the first to ask does.
    boolean decide(Waiter w) {
        return winner == null && WINNER.compareAndSet(this, null, w);
    }

    /// Whether some case has won.
    boolean decided() {
        return winner != null;
    }
}
