package dev.heddle.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Derives what each goroutine did from the events: a pure function, the one place where events become spans.
///
/// A goroutine is created runnable, runs from its start to its stop, block or end, is blocked until someone unblocks
/// it and then runnable again. What a goroutine did before its first event follows from that event. An event that
/// contradicts the known state, which only a recording with losses has, begins the state that it implies.
final class Spans {
    private final List<Span> spans = new ArrayList<>();
    private final Map<Long, Life> lives = new LinkedHashMap<>();
    private final Map<Long, String> names;
    private final long begin;
    private final Life nobody; // stands for threads that are no goroutine, and has no spans

    private Spans(Map<Long, String> names, long begin) {
        this.names = names;
        this.begin = begin;
        nobody = new Life(0, begin, "");
    }

    /// The spans of all goroutines, ordered by start, then by goroutine.
    static List<Span> of(List<Event> events, Map<Long, String> names, Recording.Meta meta) {
        Spans spans = new Spans(names, meta.begin());
        events.forEach(spans::apply);
        spans.lives.forEach((g, life) -> life.closeAt(meta.end(), 0));
        spans.spans.sort(Comparator.comparingLong(Span::start).thenComparingLong(Span::goroutine));
        return List.copyOf(spans.spans);
    }

    private void apply(Event e) {
        switch (e.kind()) {
            case GO_CREATE -> {
                ran(e);
                lives.put(
                        e.partner(),
                        new Life(e.partner(), e.nanos(), e.site()).now(State.RUNNABLE, WaitReason.NONE, 0));
            }
            case GO_START ->
                life(e.g(), State.RUNNABLE, e)
                        .change(e, State.RUNNING, WaitReason.NONE, 0)
                        .on(e);
            case GO_STOP -> ran(e).change(e, State.RUNNABLE, e.reason(), e.object());
            case GO_BLOCK ->
                ran(e).change(
                                e,
                                e.reason() == WaitReason.SLEEP ? State.SLEEPING : State.BLOCKED,
                                e.reason(),
                                e.object());
            case GO_UNBLOCK -> {
                ran(e);
                life(e.partner(), State.BLOCKED, e).unblock(e);
            }
            case GO_END -> {
                ran(e).end(e);
                lives.remove(e.g());
            }
            case CHAN_MAKE, CHAN_SEND, CHAN_RECEIVE, CHAN_CLOSE, LOCK_ACQUIRE, LOCK_RELEASE, LOG -> ran(e);
            case PROC_IDLE, PROC_STEAL, PROC_HANDOFF, GLOBAL_QUEUE, SPINNING -> {}
        }
    }

    /// The life of the goroutine that did this, running until now.
    private Life ran(Event e) {
        if (e.g() == 0) return nobody;
        return life(e.g(), State.RUNNING, e);
    }

    private Life life(long g, State before, Event e) {
        Life life = lives.get(g);
        if (life == null) {
            life = new Life(g, begin, "").now(before, WaitReason.NONE, 0);
            if (before == State.RUNNING) life.on(e);
            lives.put(g, life);
        }
        return life;
    }

    /// One goroutine's open span.
    private final class Life {
        private final long g;
        private final String name;
        private long since;
        private State state = State.RUNNABLE;
        private WaitReason reason = WaitReason.NONE;
        private long object;
        private int p = -1;
        private int m = -1;
        private String site;

        Life(long g, long since, String site) {
            this.g = g;
            this.name = names.getOrDefault(g, "");
            this.since = since;
            this.site = site;
        }

        Life now(State state, WaitReason reason, long object) {
            this.state = state;
            this.reason = reason;
            this.object = object;
            p = -1;
            m = -1;
            return this;
        }

        void on(Event e) {
            p = e.p();
            m = e.m();
        }

        void unblock(Event e) {
            closeAt(e.nanos(), e.g());
            now(State.RUNNABLE, WaitReason.NONE, 0);
        }

        /// Ends the open span; a running one learns why it stopped.
        Life change(Event e, State next, WaitReason why, long over) {
            if (state == State.RUNNING) {
                reason = why;
                object = over;
                site = e.site();
            }
            closeAt(e.nanos(), 0);
            return now(next, why, over);
        }

        void end(Event e) {
            if (state == State.RUNNING) site = e.site();
            closeAt(e.nanos(), 0);
        }

        void closeAt(long end, long waker) {
            if (g != 0) {
                spans.add(new Span(g, name, p, m, state, since, end, reason, object, waker, site));
            }
            since = end;
        }
    }
}
