package dev.heddle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The alarms of one P, earliest first. The P's own M rings them; an M without work rings those of others, so
/// that an alarm is not held up by a P that computes.
///
/// Invariant, whenever the lock is free: a binary heap by (when, order); earliest is the first alarm's instant.
final class TimerHeap {
    static final long NEVER = Long.MAX_VALUE;

    private final SpinLock lock = new SpinLock();
    private @Nullable Alarm[] alarms = new Alarm[8]; // this and below: guarded by lock
    private int size;
    private long orders;
    private volatile long earliest = NEVER;

    /// The instant of the first alarm, or [#NEVER]. Any thread.
    long earliest() {
        return earliest;
    }

    int size() {
        lock.lock();
        int n = size;
        lock.unlock();
        return n;
    }

    void add(Alarm alarm) {
        lock.lock();
        try {
            if (size == alarms.length) alarms = Arrays.copyOf(alarms, 2 * size); // may be out of memory
            alarm.heap = this;
            alarm.order = orders++;
            place(alarm, size++);
            up(alarm);
            publish();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the alarm out and tells whether it was still to ring. Any thread.
    static boolean cancel(Alarm alarm) {
        while (true) {
            TimerHeap heap = alarm.heap;
            if (heap == null) return false;
            heap.lock.lock();
            if (alarm.heap == heap) {
                boolean pending = alarm.index >= 0;
                if (pending) heap.remove(alarm);
                heap.lock.unlock();
                return pending;
            }
            heap.lock.unlock();
        }
    }

    /// Rings what is due and tells how many that was.
    int ring(long now) {
        int rung = 0;
        while (earliest <= now) {
            Alarm due = takeDue(now);
            if (due == null) break;
            due.ring();
            rung++;
        }
        return rung;
    }

    /// Moves every alarm to another heap: this P goes away. One that moves counts as set here until it is set
    /// there, and can be cancelled at every moment. Of the two locks held, that of the P which goes is the first.
    void drainTo(TimerHeap other) {
        for (boolean moved = true; moved; ) {
            lock.lock();
            try {
                Alarm first = alarms[0];
                moved = first != null;
                if (first != null) {
                    takeOut(first);
                    other.add(first);
                    publish();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private @Nullable Alarm takeDue(long now) {
        lock.lock();
        Alarm first = alarms[0];
        if (first != null && first.when <= now) {
            remove(first);
        } else {
            first = null;
        }
        lock.unlock();
        return first;
    }

    private void remove(Alarm alarm) {
        takeOut(alarm);
        publish();
    }

    private void takeOut(Alarm alarm) {
        int hole = alarm.index;
        alarm.index = -1;
        Alarm moved = alarms[--size];
        alarms[size] = null;
        if (moved != null && hole < size) {
            place(moved, hole);
            up(moved);
            down(moved);
        }
    }

    private void up(Alarm alarm) {
        while (alarm.index > 0) {
            Alarm parent = alarms[(alarm.index - 1) / 2];
            if (parent == null || !before(alarm, parent)) return;
            int at = parent.index;
            place(parent, alarm.index);
            place(alarm, at);
        }
    }

    private void down(Alarm alarm) {
        while (true) {
            int left = 2 * alarm.index + 1;
            if (left >= size) return;
            Alarm child = alarms[left];
            Alarm right = left + 1 < size ? alarms[left + 1] : null;
            if (child == null) return;
            if (right != null && before(right, child)) child = right;
            if (!before(child, alarm)) return;
            int at = child.index;
            place(child, alarm.index);
            place(alarm, at);
        }
    }

    private void place(Alarm alarm, int at) {
        alarms[at] = alarm;
        alarm.index = at;
    }

    private void publish() {
        Alarm first = alarms[0];
        earliest = first == null ? NEVER : first.when;
    }

    private static boolean before(Alarm a, Alarm b) {
        return a.when != b.when ? a.when < b.when : a.order < b.order;
    }
}
