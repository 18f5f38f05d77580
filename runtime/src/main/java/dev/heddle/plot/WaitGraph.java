package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who waited for what at one moment, and who had it: a goroutine points at the lock, channel or group it waits for, a
/// lock at the goroutine that holds it. A circle of arrows is a deadlock.
final class WaitGraph {
    private static final int MOST = 16;

    private record Arc(String from, String to, String what) {}

    private final Recording recording;
    private final Goroutines goroutines;
    private final long time;
    private final Map<String, Boolean> nodes = new LinkedHashMap<>(); // whether it is a goroutine
    private final List<Arc> arcs = new ArrayList<>();
    private int blocked;

    private WaitGraph(Recording recording, long time) {
        this.recording = recording;
        this.time = time;
        goroutines = Goroutines.of(recording);
        Holds holds = Holds.of(recording);
        for (Span span : recording.spans()) {
            boolean waits = span.state() == State.BLOCKED
                    && span.start() <= time
                    && (time < span.end() || span.end() == recording.meta().end());
            if (!waits) continue;
            blocked++;
            if (blocked > MOST) continue;
            String waiter = goroutine(span.goroutine());
            String object = object(span);
            arcs.add(new Arc(waiter, object, "waits: " + span.reason()));
            holds.holds().stream()
                    .filter(hold -> hold.lock() == span.object() && span.object() != 0 && hold.covers(time))
                    .map(hold -> new Arc(object, goroutine(hold.g()), "is held by"))
                    .filter(arc -> !arcs.contains(arc))
                    .forEach(arcs::add);
        }
    }

    static Figure of(Recording recording, long time) {
        return new WaitGraph(recording, time).figure();
    }

    private String goroutine(long g) {
        nodes.putIfAbsent(goroutines.label(g), true);
        return goroutines.label(g);
    }

    private String object(Span span) {
        String what = Holds.isLock(span.reason()) ? "lock" : span.reason().toString();
        String name = span.object() == 0 ? what : (what.startsWith("chan") ? "chan" : what) + " #" + span.object();
        nodes.putIfAbsent(name, false);
        return name;
    }

    private Figure figure() {
        Map<String, double[]> places = places();
        Set<Arc> circle = new LinkedHashSet<>(circle());
        List<Mark.Arrow> calm = new ArrayList<>();
        List<Mark.Arrow> tight = new ArrayList<>();
        for (Arc arc : arcs) (circle.contains(arc) ? tight : calm).add(arrow(arc, places));
        List<Mark> marks = new ArrayList<>();
        if (!calm.isEmpty()) marks.add(new Mark.Arrows("waits for, is held by", Palette.RULE, calm));
        if (!tight.isEmpty()) marks.add(new Mark.Arrows("in a circle", Ink.of("#d55e00"), tight));
        List<Mark.Word> words = new ArrayList<>();
        places.forEach((name, at) -> words.add(new Mark.Word(at[0], at[1], name, name)));
        marks.add(new Mark.Words("", Palette.RULE, words));
        String title = "Who waits for whom at " + Clock.of(recording).duration(time);
        Figure figure = new Figure(title, "", finding(circle), 340, new Axis.Bare(), new Axis.Bare(), marks);
        if (blocked == 0) return figure.noting("nobody is blocked");
        return blocked > MOST ? figure.noting("the first " + MOST + " of " + blocked + " blocked goroutines") : figure;
    }

    /// On an ellipse, in the order of discovery, so that what is connected stands near.
    private Map<String, double[]> places() {
        Map<String, double[]> places = new HashMap<>();
        int i = 0;
        for (String name : nodes.keySet()) {
            double angle = 2 * Math.PI * i++ / nodes.size();
            places.put(name, new double[] {0.5 + 0.36 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)});
        }
        Map<String, double[]> ordered = new LinkedHashMap<>();
        nodes.keySet().forEach(name -> ordered.put(name, places.get(name)));
        return ordered;
    }

    /// An arrow that leaves room for the words at both ends.
    private static Mark.Arrow arrow(Arc arc, Map<String, double[]> places) {
        double[] from = places.getOrDefault(arc.from, new double[2]);
        double[] to = places.getOrDefault(arc.to, new double[2]);
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        double room = Math.min(0.4, 0.07 / Math.max(length, 1e-9));
        double dx = (to[0] - from[0]) * room;
        double dy = (to[1] - from[1]) * room;
        String hover = arc.from + " " + arc.what + " " + arc.to;
        return new Mark.Arrow(from[0] + dx, from[1] + dy, to[0] - dx, to[1] - dy, hover);
    }

    /// The arcs of one circle, if there is any.
    private List<Arc> circle() {
        for (String start : nodes.keySet()) {
            Optional<List<Arc>> found = walk(start, start, new LinkedHashSet<>());
            if (found.isPresent()) return found.get();
        }
        return List.of();
    }

    private Optional<List<Arc>> walk(String at, String goal, Set<Arc> path) {
        for (Arc arc : arcs) {
            if (!arc.from.equals(at) || path.contains(arc)) continue;
            Set<Arc> longer = new LinkedHashSet<>(path);
            longer.add(arc);
            if (arc.to.equals(goal)) return Optional.of(List.copyOf(longer));
            Optional<List<Arc>> found = walk(arc.to, goal, longer);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private String finding(Set<Arc> circle) {
        String all = Numbers.count(blocked, "goroutine") + (blocked == 1 ? " is" : " are") + " blocked";
        if (circle.isEmpty()) return all + ", in no circle of locks.";
        List<String> steps = new ArrayList<>();
        for (Arc arc : circle) steps.add(arc.from);
        steps.add(steps.getFirst());
        return all + "; deadlock: " + String.join(" → ", steps) + ".";
    }
}
