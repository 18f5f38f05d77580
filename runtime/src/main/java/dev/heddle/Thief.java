package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.WaitReason;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How a P without work gets some from the others: it looks at each four times, in an order that a random start
/// and a random stride coprime to their number give, and takes half of what the first rich one has. Only the
/// last time it rings others' alarms and takes what they run next. Source: Go, proc.go, `stealWork`.
final class Thief {
    private static final int PASSES = 4;
    private static final long BACK_OFF = 3_000; // ns before taking what another P is about to run; Linux adds 50 µs

    private final ParallelScheduler scheduler;
    private final Processors processors;

    Thief(ParallelScheduler scheduler, Processors processors) {
        this.scheduler = scheduler;
        this.processors = processors;
    }

    /// Gets something to run on this P, which the caller holds.
    @Nullable
    G steal(Processor p) {
        Processor[] victims = processors.all();
        for (int pass = 1; pass <= PASSES && !p.retired; pass++) {
            G g = pass(p, victims, pass == PASSES);
            if (g != null) return g;
        }
        return null;
    }

    private @Nullable G pass(Processor p, Processor[] victims, boolean last) {
        int at = p.random(victims.length);
        int stride = Coprimes.of(victims.length).pick(p);
        for (int i = 0; i < victims.length; i++, at = (at + stride) % victims.length) {
            Processor victim = victims[at];
            if (victim == p) continue;
            if (last && ringsAlarms(victim)) {
                G g = scheduler.local(p);
                if (g != null) return g;
            }
            G g = rob(p, victim);
            if (g == null && last) g = robNext(p, victim);
            if (g == null) continue;
            p.slice++;
            return g;
        }
        return null;
    }

    private static boolean ringsAlarms(Processor victim) {
        if (victim.timers.earliest() == TimerHeap.NEVER) return false;
        return victim.timers.ring(System.nanoTime()) > 0;
    }

    private @Nullable G rob(Processor p, Processor victim) {
        if (victim.queue.isEmpty()) return null;
        int n = victim.queue.grab(p.loot);
        if (n == 0) return null;
        G last = p.loot[n - 1];
        for (int i = 0; i < n - 1; i++) p.queue.offer(Objects.requireNonNull(p.loot[i]));
        Arrays.fill(p.loot, 0, n, null);
        record(p, victim, n);
        return last;
    }

    private void record(Processor p, Processor victim, int count) {
        Recorder recording = scheduler.recorder;
        if (recording == null) return;
        Machine m = Machine.current();
        recording.record(Event.Kind.PROC_STEAL, 0, p.id, m == null ? -1 : m.id, WaitReason.NONE, 0, victim.id, count);
    }

    /// Takes what the victim is about to run, if it does not get round to it.
    ///
    /// The wait is a sleep, as Go's: meanwhile the caller counts as looking for work, so that goroutines
    /// which ready each other in turn do not wake an M each time.
    private @Nullable G robNext(Processor p, Processor victim) {
        G g = victim.peekNext();
        if (g == null) return null;
        int tick = victim.tick;
        LockSupport.parkNanos(victim, BACK_OFF);
        G taken = victim.tick == tick && victim.peekNext() == g ? victim.takeNext() : null;
        if (taken != null) record(p, victim, 1);
        return taken;
    }
}
