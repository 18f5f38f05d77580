package dev.heddle.plot;

import dev.heddle.trace.Edge;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who sent what to whom: a lane for each goroutine that sent or received, and an arrow for each value, from the moment
/// its sender offered it to the moment its receiver had it. A slanted arrow is a value that lay in a buffer or a sender
/// that waited; an upright one is a meeting.
final class Messages {
    private static final int MOST = 400;
    private static final double THICKNESS = 0.45;

    private final Recording recording;
    private final Clock clock;
    private final Goroutines goroutines;
    private final List<Edge> all;
    private final List<Edge> shown;

    private Messages(Recording given) {
        recording = given.meta().virtualClock() ? given.inSteps() : given;
        clock = Clock.of(recording);
        goroutines = Goroutines.of(recording);
        all = Edge.of(recording).stream()
                .filter(e -> e.kind() == Edge.Kind.MESSAGE)
                .toList();
        shown = all.subList(0, shownOf(all));
    }

    /// How many of the messages there is room for.
    private static int shownOf(List<Edge> messages) {
        Set<Long> talking = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            talking.add(messages.get(i).from());
            talking.add(messages.get(i).to());
            if (i == MOST || talking.size() > Lanes.MOST) return i;
        }
        return messages.size();
    }

    static Figure of(Recording recording) {
        return new Messages(recording).figure();
    }

    private Figure figure() {
        Map<Long, Integer> lanes = new LinkedHashMap<>();
        TreeSet<Long> talking = new TreeSet<>(goroutines.order());
        for (Edge e : shown) {
            talking.add(e.from());
            talking.add(e.to());
        }
        talking.forEach(g -> lanes.put(g, lanes.size()));
        long begin = recording.meta().begin();
        long end = shown.size() < all.size()
                ? shown.getLast().toTime()
                : recording.meta().end();
        List<Mark> marks = new ArrayList<>(lives(lanes, end));
        Map<Long, List<Mark.Arrow>> arrows = new LinkedHashMap<>();
        for (Edge e : shown) {
            arrows.computeIfAbsent(e.object(), _ -> new ArrayList<>())
                    .add(new Mark.Arrow(
                            clock.value(e.fromTime()),
                            lanes.getOrDefault(e.from(), 0),
                            clock.value(e.toTime()),
                            lanes.getOrDefault(e.to(), 0),
                            goroutines.label(e.from()) + " → " + goroutines.label(e.to()) + "\nchannel #" + e.object()
                                    + "\n" + clock.stretch(e.fromTime(), e.toTime())));
        }
        int ink = 0;
        for (Map.Entry<Long, List<Mark.Arrow>> channel : arrows.entrySet()) {
            marks.add(new Mark.Arrows("channel #" + channel.getKey(), Palette.nth(ink++), channel.getValue()));
        }
        List<String> labels = lanes.keySet().stream().map(goroutines::label).toList();
        Axis x = new Axis.Linear(clock.axisTitle(), clock.value(begin), clock.value(end));
        return Figure.of("Messages between goroutines", finding(), x, new Axis.Labels("", labels), marks)
                .noting(note());
    }

    /// Thin bars where the goroutines ran.
    private List<Mark> lives(Map<Long, Integer> lanes, long end) {
        List<Span> spans = recording.spans().stream()
                .filter(s -> s.state() == State.RUNNING && s.duration() > 0 && s.start() < end)
                .filter(s -> lanes.containsKey(s.goroutine()))
                .toList();
        List<Mark.Bar> bars = new ArrayList<>();
        Ink ink = new Ink("#c8c8c8", Ink.Pattern.PLAIN);
        Merge merge = Merge.of(
                spans,
                s -> lanes.getOrDefault(s.goroutine(), 0),
                -1,
                end - recording.meta().begin(),
                Merge.MOST);
        for (Span s : merge.kept()) {
            double lane = lanes.getOrDefault(s.goroutine(), 0);
            String hover = goroutines.label(s.goroutine()) + "\n" + clock.stretch(s.start(), s.end());
            bars.add(new Mark.Bar(lane, clock.value(s.start()), clock.value(s.end()), ink, "", hover));
        }
        for (Merge.Run run : merge.merged()) {
            String hover = Numbers.count(run.spans(), "short span");
            bars.add(new Mark.Bar(run.lane(), clock.value(run.from()), clock.value(run.to()), ink, "", hover));
        }
        return bars.isEmpty() ? List.of() : List.of(new Mark.Bars("running", ink, THICKNESS, bars));
    }

    private String note() {
        List<String> notes = new ArrayList<>();
        if (shown.size() < all.size()) {
            notes.add("the first " + shown.size() + " of " + Numbers.count(all.size(), "message"));
        }
        if (recording.meta().dropped() > 0) notes.add("events were lost: which send a receive took is not known");
        else if (all.isEmpty()) notes.add("no value was sent and received");
        return String.join("; ", notes);
    }

    private String finding() {
        Set<Long> channels = new LinkedHashSet<>();
        Set<Long> senders = new LinkedHashSet<>();
        Set<Long> receivers = new LinkedHashSet<>();
        List<Long> delays = new ArrayList<>();
        for (Edge e : all) {
            channels.add(e.object());
            senders.add(e.from());
            receivers.add(e.to());
            delays.add(e.toTime() - e.fromTime());
        }
        if (all.isEmpty()) return "No message was seen.";
        delays.sort(null);
        return Numbers.count(all.size(), "message") + " over " + Numbers.count(channels.size(), "channel") + " from "
                + Numbers.count(senders.size(), "sender") + " to " + Numbers.count(receivers.size(), "receiver")
                + "; from send to receive: median " + clock.duration(Quantiles.of(delays, 0.5)) + ", longest "
                + clock.duration(delays.getLast()) + ".";
    }
}
