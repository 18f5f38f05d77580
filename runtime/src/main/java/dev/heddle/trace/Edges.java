package dev.heddle.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// Pairs the events of a recording.
///
/// A value passes through a channel in one of three ways. The sender meets a waiting receiver: the send names it as its
/// partner, and the receiver's own event follows when it runs again. The receiver meets a waiting sender: the receive
/// names it, and the sender's own event follows. Or the value lies in the buffer. In all of them values leave in the
/// order in which they came.
final class Edges {
    private final List<Edge> edges = new ArrayList<>();
    private final Map<Long, Edge> pending = new HashMap<>(); // by the goroutine that will run
    private final Map<Long, Passage> passages = new HashMap<>(); // by channel
    private final Map<Long, Long> blockedSince = new HashMap<>(); // by goroutine
    private final Map<Integer, List<Edge>> moves = new HashMap<>(); // by the P that will run something for them

    private Edges() {}

    static List<Edge> of(Recording recording) {
        Edges edges = new Edges();
        boolean whole = recording.meta().dropped() == 0;
        for (Event e : recording.events()) {
            edges.schedule(e);
            if (whole) edges.pass(e);
        }
        edges.edges.sort(Comparator.comparingLong(Edge::fromTime).thenComparingLong(Edge::toTime));
        return List.copyOf(edges.edges);
    }

    private void schedule(Event e) {
        switch (e.kind()) {
            case GO_CREATE -> expect(Edge.Kind.CREATE, e);
            case GO_UNBLOCK -> expect(Edge.Kind.UNBLOCK, e);
            case GO_BLOCK -> blockedSince.put(e.g(), e.nanos());
            case GO_START -> {
                Edge edge = pending.remove(e.g());
                if (edge != null) add(edge.kind(), edge.from(), edge.fromTime(), e, 0);
                List<Edge> moved = moves.remove(e.p());
                if (moved == null) return;
                for (Edge m : moved)
                    edges.add(new Edge(m.kind(), m.from(), m.fromTime(), e.g(), e.nanos(), 0, m.value()));
            }
            case PROC_STEAL ->
                move(Edge.Kind.STEAL, e, e.p(), "%d from P%d to P%d".formatted(e.count(), e.partner(), e.p()));
            case PROC_HANDOFF -> move(Edge.Kind.HANDOFF, e, (int) e.partner(), "P" + e.partner());
            case PROC_IDLE -> moves.remove(e.p());
            default -> {}
        }
    }

    private void move(Edge.Kind kind, Event e, int to, String value) {
        moves.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Edge(kind, e.g(), e.nanos(), 0, -1, 0, value));
    }

    private void expect(Edge.Kind kind, Event e) {
        pending.put(e.partner(), new Edge(kind, e.g(), e.nanos(), e.partner(), -1, 0, ""));
    }

    private void pass(Event e) {
        Passage passage = passages.computeIfAbsent(e.object(), _ -> new Passage());
        switch (e.kind()) {
            case CHAN_SEND -> {
                if (passage.taken.remove(e.g())) return;
                if (e.partner() != 0) passage.delivered.put(e.partner(), new Sent(e.g(), e.nanos()));
                else passage.values.add(new Sent(e.g(), e.nanos()));
            }
            case CHAN_RECEIVE -> {
                Sent delivered = passage.delivered.remove(e.g());
                if (e.partner() != 0) {
                    passage.values.add(new Sent(e.partner(), blockedSince.getOrDefault(e.partner(), e.nanos())));
                    passage.taken.add(e.partner());
                }
                Sent sent = delivered != null ? delivered : passage.values.poll();
                if (sent != null) add(Edge.Kind.MESSAGE, sent.g, sent.time, e, e.object());
            }
            default -> {}
        }
    }

    private void add(Edge.Kind kind, long from, long fromTime, Event to, long object) {
        edges.add(new Edge(kind, from, fromTime, to.g(), to.nanos(), object, object == 0 ? "" : to.value()));
    }

    private record Sent(long g, long time) {}

    /// What is on its way through one channel.
    private static final class Passage {
        private final Queue<Sent> values = new ArrayDeque<>(); // in the buffer, oldest first
        private final Set<Long> taken = new HashSet<>(); // senders who waited and have not said so yet
        private final Map<Long, Sent> delivered = new HashMap<>(); // handed to a receiver that has not run yet
    }
}
