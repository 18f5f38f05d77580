package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who held which lock when, and who waited for it, as the events say.
///
/// @param holds from acquiring to releasing
/// @param waits from blocking to acquiring, the way back to a processor included
record Holds(List<Interval> holds, List<Interval> waits) {
    /// One goroutine's time with, or without, one lock.
    record Interval(long lock, long g, long from, long to) {
        long length() {
            return to - from;
        }

        boolean covers(long time) {
            return from <= time && time < to;
        }
    }

    private record Claim(long lock, long g) {}

    static Holds of(Recording recording) {
        List<Interval> holds = new ArrayList<>();
        List<Interval> waits = new ArrayList<>();
        Map<Claim, Long> held = new HashMap<>();
        Map<Claim, Long> waiting = new HashMap<>();
        for (Event e : recording.events()) {
            Claim claim = new Claim(e.object(), e.g());
            switch (e.kind()) {
                case GO_BLOCK -> {
                    if (isLock(e.reason()) && e.object() != 0) waiting.putIfAbsent(claim, e.nanos());
                }
                case LOCK_ACQUIRE -> {
                    Long since = waiting.remove(claim);
                    if (since != null) waits.add(new Interval(e.object(), e.g(), since, e.nanos()));
                    held.put(claim, e.nanos());
                }
                case LOCK_RELEASE -> {
                    Long since = held.remove(claim);
                    if (since != null) holds.add(new Interval(e.object(), e.g(), since, e.nanos()));
                }
                default -> {}
            }
        }
        // A moment beyond the end: who has and wants what when the recording stops, has and wants it then.
        long end = recording.meta().end() + 1;
        held.forEach((claim, since) -> holds.add(new Interval(claim.lock, claim.g, since, end)));
        waiting.forEach((claim, since) -> waits.add(new Interval(claim.lock, claim.g, since, end)));
        return new Holds(List.copyOf(holds), List.copyOf(waits));
    }

    static boolean isLock(WaitReason reason) {
        return switch (reason) {
            case MUTEX_LOCK, RW_MUTEX_LOCK, RW_MUTEX_R_LOCK -> true;
            default -> false;
        };
    }

    /// The lock that was waited for most, else the one held most; 0 if there is none.
    long busiest() {
        Map<Long, Long> weight = new HashMap<>();
        for (Interval hold : holds) weight.merge(hold.lock, 1L, Long::sum);
        for (Interval wait : waits) weight.merge(wait.lock, 1_000_000 + wait.length(), Long::sum);
        return weight.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
