package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;

/// A lock for a few instructions. Its holder neither parks nor yields, so a waiter spins, and after a while
/// lets the operating system run the holder's thread.
final class SpinLock {
    private static final VarHandle HELD =
            ConstantBootstraps.fieldVarHandle(lookup(), "held", VarHandle.class, SpinLock.class, int.class);

    private static final int SPINS = 200;

    @SuppressWarnings("UnusedVariable") // read and written through HELD
    private volatile int held;

    void lock() {
        if (!HELD.compareAndSet(this, 0, 1)) contend();
    }

    void unlock() {
        HELD.setRelease(this, 0);
    }

    private void contend() {
        for (int spins = 1; ; spins++) {
            if (held == 0 && HELD.compareAndSet(this, 0, 1)) return;
            if (spins % SPINS == 0) {
                VirtualThreads.yieldCarrier();
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
