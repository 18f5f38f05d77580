package dev.heddle.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/// One channel on paper: random senders and receivers, recorded as the real channel records them, each goroutine on a
/// P of its own. It knows which value went where.
public final class ChannelSimulation {
    public static final long CHANNEL = 7;

    private final Random random;
    private final int capacity;
    private final int goroutines;
    private final Queue<Integer> buffer = new ArrayDeque<>();
    private final Queue<Waiter> senders = new ArrayDeque<>();
    private final Queue<Waiter> receivers = new ArrayDeque<>();
    private final Map<Integer, Long> sender = new HashMap<>(); // by value
    private final List<Event.Kind> resuming; // by goroutine, what it will say when it runs again
    private final Recorder recorder;
    private long now;
    private int values;

    /// What happened, by value: sender and receiver.
    public final Map<Integer, List<Long>> passed = new HashMap<>();

    /// The buffer's length after each event that changed it.
    public final List<Integer> lengths = new ArrayList<>();

    private record Waiter(long g, int value) {}

    public ChannelSimulation(long seed, int capacity, int goroutines) {
        random = new Random(seed);
        this.capacity = capacity;
        this.goroutines = goroutines;
        resuming = new ArrayList<>();
        for (int i = 0; i <= goroutines; i++) {
            resuming.add(null);
        }
        recorder = new Recorder(() -> now, false, goroutines + 1, 1 << 16);
    }

    public Recording play(int steps) {
        for (int i = 0; i < steps; i++) step(1 + random.nextInt(goroutines));
        now += 10;
        return recorder.stop();
    }

    private void step(long g) {
        now += 1 + random.nextInt(500);
        boolean waits =
                senders.stream().anyMatch(w -> w.g == g) || receivers.stream().anyMatch(w -> w.g == g);
        if (waits) return;
        Event.Kind late = resuming.set((int) g, null);
        if (late != null) {
            record(Event.Kind.GO_START, g, WaitReason.NONE, 0, 0, 0);
            record(late, g, WaitReason.NONE, CHANNEL, 0, buffer.size());
            return;
        }
        boolean last = senders.size() + receivers.size() == goroutines - 1; // who must not wait too
        if (last ? !receivers.isEmpty() : random.nextBoolean()) send(g);
        else receive(g);
    }

    private void send(long g) {
        int value = ++values;
        sender.put(value, g);
        Waiter receiver = receivers.poll();
        if (receiver != null) {
            passed.put(value, List.of(g, receiver.g));
            record(Event.Kind.GO_UNBLOCK, g, WaitReason.NONE, 0, receiver.g, 0);
            record(Event.Kind.CHAN_SEND, g, WaitReason.NONE, CHANNEL, receiver.g, 0);
            resuming.set((int) receiver.g, Event.Kind.CHAN_RECEIVE);
        } else if (buffer.size() < capacity) {
            buffer.add(value);
            lengths.add(buffer.size());
            record(Event.Kind.CHAN_SEND, g, WaitReason.NONE, CHANNEL, 0, buffer.size());
        } else {
            senders.add(new Waiter(g, value));
            record(Event.Kind.GO_BLOCK, g, WaitReason.CHAN_SEND, CHANNEL, 0, 0);
        }
    }

    private void receive(long g) {
        if (buffer.isEmpty() && senders.isEmpty()) {
            receivers.add(new Waiter(g, 0));
            record(Event.Kind.GO_BLOCK, g, WaitReason.CHAN_RECEIVE, CHANNEL, 0, 0);
            return;
        }
        Waiter waiting = senders.poll();
        if (waiting != null) buffer.add(waiting.value);
        int value = buffer.remove();
        passed.put(value, List.of(sender.get(value), g));
        if (waiting != null) {
            record(Event.Kind.GO_UNBLOCK, g, WaitReason.NONE, 0, waiting.g, 0);
            resuming.set((int) waiting.g, Event.Kind.CHAN_SEND);
        } else {
            lengths.add(buffer.size());
        }
        record(Event.Kind.CHAN_RECEIVE, g, WaitReason.NONE, CHANNEL, waiting == null ? 0 : waiting.g, buffer.size());
    }

    private void record(Event.Kind kind, long g, WaitReason reason, long object, long partner, int count) {
        recorder.record(kind, g, (int) g, (int) g, reason, object, partner, count);
    }
}
