package dev.heddle.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/// A scheduler on paper: random but lawful programs of goroutines, recorded as the real one records them. The same
/// seed gives the same recording.
public final class Simulation {
    private static final WaitReason[] WAITS = {
        WaitReason.CHAN_SEND, WaitReason.CHAN_RECEIVE, WaitReason.MUTEX_LOCK, WaitReason.SLEEP
    };

    private final Random random;
    private final int goroutines;
    private final long[] running; // by P; 0 for idle
    private final Queue<Long> ready = new ArrayDeque<>();
    private final List<Long> blocked = new ArrayList<>();
    private final Recorder recorder;
    private long now;
    private long created = 1;
    private int live = 1;

    private Simulation(long seed, int processors, int goroutines, int capacity) {
        random = new Random(seed);
        this.goroutines = goroutines;
        running = new long[processors];
        recorder = new Recorder(() -> now, false, processors, capacity);
        recorder.name(1, "main");
        running[0] = 1;
    }

    /// Plays for a number of steps.
    public static Recording of(long seed, int processors, int goroutines, int steps) {
        return of(seed, processors, goroutines, steps, 1 << 20);
    }

    /// Plays for a number of steps with buffers of a given capacity.
    public static Recording of(long seed, int processors, int goroutines, int steps, int capacity) {
        Simulation simulation = new Simulation(seed, processors, goroutines, capacity);
        for (int i = 0; i < steps; i++) simulation.step();
        simulation.now += 100;
        return simulation.recorder.stop();
    }

    private void step() {
        now += 100 + random.nextInt(3000);
        int p = random.nextInt(running.length);
        if (running[p] == 0) {
            Long next = ready.poll();
            if (next == null) {
                if (!blocked.isEmpty()) wake(0, -1);
                return;
            }
            running[p] = next;
            record(Event.Kind.GO_START, next, p, WaitReason.NONE, 0, 0);
            return;
        }
        long g = running[p];
        switch (random.nextInt(8)) {
            case 0, 1 -> create(g, p);
            case 2 -> {
                record(Event.Kind.GO_STOP, g, p, WaitReason.GOSCHED, 0, 0);
                running[p] = 0;
                ready.add(g);
            }
            case 3 -> {
                WaitReason why = WAITS[random.nextInt(WAITS.length)];
                record(Event.Kind.GO_BLOCK, g, p, why, why == WaitReason.SLEEP ? 0 : 1 + random.nextInt(3), 0);
                running[p] = 0;
                blocked.add(g);
            }
            case 4 -> {
                if (!blocked.isEmpty()) wake(g, p);
            }
            case 5 -> {
                if (g == 1 || random.nextInt(4) > 0) return;
                live--;
                record(Event.Kind.GO_END, g, p, WaitReason.NONE, 0, 0);
                running[p] = 0;
            }
            default -> record(Event.Kind.CHAN_SEND, g, p, WaitReason.NONE, 1, 0);
        }
    }

    private void create(long g, int p) {
        if (live >= goroutines) return;
        live++;
        long child = ++created;
        recorder.name(child, "worker");
        record(Event.Kind.GO_CREATE, g, p, WaitReason.NONE, 0, child);
        ready.add(child);
    }

    private void wake(long g, int p) {
        long woken = blocked.remove(random.nextInt(blocked.size()));
        record(Event.Kind.GO_UNBLOCK, g, p, WaitReason.NONE, 0, woken);
        ready.add(woken);
    }

    private void record(Event.Kind kind, long g, int p, WaitReason reason, long object, long partner) {
        recorder.record(kind, g, p, p, reason, object, partner, 0);
    }
}
