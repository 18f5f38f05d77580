package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Why spans began, found by passing through a recording's spans in their order.
final class Causes {
    private final Set<Long> created = new HashSet<>();
    private final Map<Long, Span> before = new HashMap<>();
    private final Map<Long, String> runnable = new HashMap<>(); // why the goroutine last became so

    Causes(Recording recording) {
        for (Event event : recording.events()) {
            if (event.kind() == Event.Kind.GO_CREATE) created.add(event.partner());
        }
    }

    /// The cause of the next span: `go`, `unblock (chan send)`, `yield`, `preempted`; empty where it is not known, and
    /// for blocked spans, whose reason says it.
    String of(Span span) {
        Span last = before.put(span.goroutine(), span);
        if (span.state() == State.RUNNING) return runnable.getOrDefault(span.goroutine(), "");
        if (span.state() != State.RUNNABLE) return "";
        String cause = last == null ? created.contains(span.goroutine()) ? "go" : "" : after(last);
        runnable.put(span.goroutine(), cause);
        return cause;
    }

    private static String after(Span last) {
        return switch (last.state()) {
            case BLOCKED, SLEEPING -> last.reason() == WaitReason.NONE ? "unblock" : "unblock (" + last.reason() + ")";
            case RUNNING, RUNNABLE -> last.reason().toString();
        };
    }
}
