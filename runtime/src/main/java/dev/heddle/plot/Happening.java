package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;

/// Events in a few words.
final class Happening {
    private Happening() {}

    static String words(Event e, Recording recording, Goroutines goroutines) {
        return switch (e.kind()) {
            case GO_CREATE -> "go " + goroutines.label(e.partner());
            case GO_START -> e.p() < 0 ? "runs" : "runs on P" + e.p();
            case GO_STOP -> e.reason().toString();
            case GO_BLOCK -> "waits: " + e.reason() + object(e);
            case GO_UNBLOCK -> "wakes " + goroutines.label(e.partner());
            case GO_END -> "ends";
            case CHAN_MAKE -> "makes channel" + object(e) + (e.count() == 0 ? "" : " of " + e.count());
            case CHAN_SEND -> "sends" + object(e);
            case CHAN_RECEIVE -> "receives" + object(e);
            case CHAN_CLOSE -> "closes" + object(e);
            case LOCK_ACQUIRE -> "locks" + object(e);
            case LOCK_RELEASE -> "unlocks" + object(e);
            case PROC_IDLE -> "P" + e.p() + " goes to sleep";
            case PROC_STEAL ->
                "P" + e.p() + " steals " + Numbers.count(e.count(), "goroutine") + " from P" + e.partner();
            case PROC_HANDOFF -> "stands still: P" + e.partner() + " is handed on";
            case GLOBAL_QUEUE -> Numbers.count(e.count(), "goroutine") + " in the global queue";
            case SPINNING -> Numbers.count(e.count(), "M") + " looking for work";
            case LOG -> recording.text(e);
        };
    }

    private static String object(Event e) {
        return e.object() == 0 ? "" : " #" + e.object();
    }
}
