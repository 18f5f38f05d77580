package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import java.util.HashMap;
import java.util.Map;

/// From which state to which each event takes a goroutine, found by passing through the events in their order: the
/// goroutine itself, or the partner of one that it starts or wakes.
final class Transitions {
    private static final Step NONE = new Step("", "");

    private final Map<Long, String> waiting = new HashMap<>(); // by goroutine, how

    /// Two states in lower case, empty for none: a new goroutine comes from none, one that ends becomes `dead`.
    record Step(String from, String to) {}

    Step of(Event e) {
        return switch (e.kind()) {
            case GO_CREATE -> new Step("", "runnable");
            case GO_START -> new Step("runnable", "running");
            case GO_STOP -> new Step("running", "runnable");
            case GO_BLOCK -> {
                String how = e.reason() == WaitReason.SLEEP ? "sleeping" : "blocked";
                waiting.put(e.g(), how);
                yield new Step("running", how);
            }
            case GO_UNBLOCK -> {
                String how = waiting.remove(e.partner());
                yield new Step(how == null ? "blocked" : how, "runnable");
            }
            case GO_END -> new Step("running", "dead");
            case CHAN_MAKE, CHAN_SEND, CHAN_RECEIVE, CHAN_CLOSE, LOCK_ACQUIRE, LOCK_RELEASE -> NONE;
            case PROC_IDLE, PROC_STEAL, PROC_HANDOFF, GLOBAL_QUEUE, SPINNING, LOG -> NONE;
        };
    }
}
