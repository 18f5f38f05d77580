package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many goroutines were ready, over time, by the queue that held them: that of the P that made them so, until
/// another P steals them. Those that yielded or were preempted, or were made ready by a timer or a thread without P,
/// wait in the global queue.
///
/// A steal is recorded as a number, for the thief takes the oldest; and a P that runs a goroutine has it in its own
/// queue then. Where the two disagree with what was assumed, the lengths hold and only the places of two goroutines
/// are exchanged. A batch that a P takes from the global queue is not recorded: it counts there until it runs.
final class RunQueues {
    private static final int GLOBAL = -1;

    private final Map<Integer, TreeMap<Long, Long>> differences = new TreeMap<>();
    private final Map<Long, Integer> queued = new LinkedHashMap<>(); // by goroutine, where; oldest first
    private final Recording recording;

    private RunQueues(Recording given) {
        recording = given.meta().virtualClock() ? given.inSteps() : given;
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case GO_CREATE, GO_UNBLOCK -> enter(e.partner(), e.p(), e.nanos());
                case GO_STOP -> enter(e.g(), GLOBAL, e.nanos());
                case GO_START -> start(e.g(), e.p(), e.nanos());
                case PROC_STEAL -> steal((int) e.partner(), e.p(), e.count(), e.nanos());
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
        change(queue, time, 1);
    }

    private void leave(long g, long time) {
        Integer queue = queued.remove(g);
        if (queue != null) change(queue, time, -1);
    }

    private void start(long g, int p, long time) {
        Integer assumed = queued.get(g);
        if (assumed != null && assumed != GLOBAL && assumed != p) {
            for (Map.Entry<Long, Integer> other : queued.entrySet()) {
                if (other.getValue() != p) continue;
                other.setValue(assumed);
                queued.put(g, p);
                break;
            }
        }
        leave(g, time);
    }

    private void steal(int victim, int thief, int count, long time) {
        Iterator<Map.Entry<Long, Integer>> oldest = queued.entrySet().iterator();
        for (int left = count; left > 0 && oldest.hasNext(); ) {
            Map.Entry<Long, Integer> entry = oldest.next();
            if (entry.getValue() != victim) continue;
            entry.setValue(thief);
            change(victim, time, -1);
            change(thief, time, 1);
            left--;
        }
    }

    private void change(int queue, long time, long by) {
        differences.computeIfAbsent(queue, _ -> new TreeMap<>()).merge(time, by, Long::sum);
    }

    private Figure figure() {
        Recording.Meta meta = recording.meta();
        Clock clock = Clock.of(recording);
        List<Series> counters = new ArrayList<>();
        differences.forEach((queue, changes) -> counters.add(
                Series.summing(queue == GLOBAL ? "global queue" : "queue of P" + queue, changes, meta.end())));
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
        Figure figure = Figure.of("Run queues", finding, x, y, marks);
        return figure.noting(parts.isEmpty() ? "no goroutine was ever ready" : curves.note(counters, "means"));
    }
}
