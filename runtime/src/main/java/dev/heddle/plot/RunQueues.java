package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many goroutines were ready, over time, by the P that made them so: that P's queue holds them unless another P
/// has stolen them. Those that yielded, or were made ready by a timer or a thread without P, wait in the global queue.
final class RunQueues {
    private static final int GLOBAL = -1;

    private final Map<Integer, TreeMap<Long, Long>> differences = new TreeMap<>();
    private final Map<Long, Integer> queued = new HashMap<>(); // by goroutine, where
    private final Recording recording;

    private RunQueues(Recording given) {
        recording = given.meta().virtualClock() ? given.inSteps() : given;
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case GO_CREATE, GO_UNBLOCK -> enter(e.partner(), e.p(), e.nanos());
                case GO_STOP -> enter(e.g(), e.reason() == WaitReason.GOSCHED ? GLOBAL : e.p(), e.nanos());
                case GO_START -> leave(e.g(), e.nanos());
                default -> {}
            }
        }
    }

    static Figure of(Recording recording) {
        return new RunQueues(recording).figure();
    }

    private void enter(long g, int queue, long time) {
        leave(g, time);
        queued.put(g, queue);
        differences.computeIfAbsent(queue, _ -> new TreeMap<>()).merge(time, 1L, Long::sum);
    }

    private void leave(long g, long time) {
        Integer queue = queued.remove(g);
        if (queue != null) differences.getOrDefault(queue, new TreeMap<>()).merge(time, -1L, Long::sum);
    }

    private Figure figure() {
        Recording.Meta meta = recording.meta();
        Clock clock = Clock.of(recording);
        List<Series> counters = new ArrayList<>();
        differences.forEach((queue, changes) -> counters.add(
                Series.summing(queue == GLOBAL ? "global queue" : "made ready by P" + queue, changes, meta.end())));
        Curves curves = new Curves(meta.begin(), meta.end(), clock);
        List<List<Mark.Point>> lines = curves.stacked(counters);
        List<Mark> marks = new ArrayList<>();
        double highest = 1;
        for (int i = counters.size() - 1; i >= 0; i--) { // the highest first, for those below to cover
            marks.add(new Mark.Line(
                    counters.get(i).name(), Palette.nth(i), Mark.Shape.STEPS, Mark.Fill.SOLID, lines.get(i)));
            for (Mark.Point point : lines.get(i)) highest = Math.max(highest, point.y());
        }
        List<String> parts = new ArrayList<>();
        for (Series counter : counters) parts.add(counter.name() + " at most " + counter.max());
        String finding = parts.isEmpty()
                ? "No goroutine was ever ready."
                : "Ready goroutines: " + String.join(", ", parts) + ".";
        Axis x = new Axis.Linear(clock.axisTitle(), clock.value(meta.begin()), clock.value(meta.end()));
        Axis y = new Axis.Linear("ready goroutines", 0, Math.ceil(highest * 1.05));
        return Figure.of("Run queues", finding, x, y, marks).noting(curves.note(counters, "means"));
    }
}
