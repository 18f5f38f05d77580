package dev.heddle;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// What a timer's bell hangs on its channel by: weakly, so that a timer which nobody can receive from is collected,
/// set or not; strongly while somebody waits there. A channel that is collected takes its alarm out of the heap when
/// the next timer is set. Source: Go 1.23, time/sleep.go, where a timer is in the heap only while somebody waits.
final class Rope extends WeakReference<Channel<?>> {
    private static final ReferenceQueue<Channel<?>> COLLECTED = new ReferenceQueue<>();

    @SuppressWarnings("UnusedVariable") // that it refers is its use
    private volatile @Nullable Channel<?> held; // while somebody waits there; written under the channel's lock

    private volatile @Nullable Alarm alarm; // what has been set last

    Rope(Channel<?> channel) {
        super(channel, COLLECTED);
    }

    /// Keeps the channel alive as long as the alarm is set.
    void hold(Channel<?> channel) {
        held = channel;
    }

    void release() {
        held = null;
    }

    /// Notes the alarm that is about to be set, and takes out those of channels that have been collected.
    void tie(Alarm next) {
        alarm = next;
        for (var lost = COLLECTED.poll(); lost != null; lost = COLLECTED.poll()) {
            Alarm idle = lost instanceof Rope rope ? rope.alarm : null;
            if (idle != null) TimerHeap.cancel(idle);
        }
    }
}
