package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;

/// A lock for a few instructions. Its holder neither parks nor yields, so a waiter spins, and after a while
/// lets the operating system run the holder's thread. It looks ever more rarely, so that the holder can use what the
/// lock guards several times before its core loses it to the waiter's.
final class SpinLock {
    private static final VarHandle HELD =
            ConstantBootstraps.fieldVarHandle(lookup(), "held", VarHandle.class, SpinLock.class, int.class);

    private static final int SHORTEST = 4; // turns between two looks
    private static final int LONGEST = 128;

    @SuppressWarnings("UnusedVariable") // read and written through HELD
    private volatile int held;

    void lock() {
        if (!HELD.compareAndSet(this, 0, 1)) contend();
    }

    void unlock() {
        HELD.setRelease(this, 0);
    }

    private void contend() {
        for (int pause = SHORTEST; ; ) {
            for (int i = 0; i < pause; i++) Thread.onSpinWait();
            if (held == 0 && HELD.compareAndSet(this, 0, 1)) return;
            if (pause < LONGEST) {
                pause *= 2;
            } else {
                VirtualThreads.yieldCarrier();
            }
        }
    }
}
