package dev.heddle;

import dev.heddle.trace.WaitReason;
import org.jspecify.annotations.Nullable;

/// What waits for the rest of a serial program to come to rest: [VirtualTime#settle], and the end of
/// [VirtualTime#run]. Its members are for the program's one M and the goroutine that runs on it.
final class Bubble {
    private final boolean ofVirtualTime;
    private @Nullable Waiter settling;
    private @Nullable Waiter ending;

    Bubble(boolean ofVirtualTime) {
        this.ofVirtualTime = ofVirtualTime;
    }

    /// Waits until all others wait durably.
    void settle(G g) {
        if (settling != null) throw new IllegalStateException("another goroutine waits for the others already");
        Waiter w = new Waiter(g, null);
        settling = w;
        await(w);
    }

    /// Waits until all others have ended.
    void end(G g) {
        Waiter w = new Waiter(g, null);
        ending = w;
        await(w);
    }

    private static void await(Waiter w) {
        w.g.block(WaitReason.SETTLE, 0);
        if (w.g.suspend() == null) throw w.g.program.unwind();
    }

    /// Nothing is runnable, and all wait in our primitives: tells whether that was waited for, and wakes who
    /// did.
    boolean rests(Program program) {
        Waiter w = settling;
        settling = null;
        if (w == null && program.roster.size() == 1) {
            w = ending;
            ending = null;
        }
        if (w == null) return false;
        w.g.wake(w);
        w.g.ready();
        return true;
    }

    /// What a deadlock is called in virtual time; null in a schedule.
    @Nullable
    String deadlock() {
        if (!ofVirtualTime) return null;
        return ending == null
                ? "deadlock: all goroutines in bubble are blocked"
                : "deadlock: main bubble goroutine has exited but blocked goroutines remain";
    }
}
