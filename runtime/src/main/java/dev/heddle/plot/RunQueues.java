package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
/// are exchanged. Of very many queues, those that held least are drawn as one. A batch that a P takes from the global
/// queue is not recorded: it counts there until it runs.
final class RunQueues {
    private static final int GLOBAL = -1;
    private static final int OTHERS = Integer.MAX_VALUE; // the queues that are drawn as one
    private static final int MOST = 40; // queues that have a line of their own

    private final TreeMap<Integer, TreeMap<Long, Long>> differences = new TreeMap<>();
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
        int folded = fold();
        differences.forEach((queue, changes) -> counters.add(Series.summing(name(queue, folded), changes, meta.end())));
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
        if (parts.isEmpty()) return figure.noting("no goroutine was ever ready");
        String means = curves.note(counters, "means");
        if (folded == 0) return figure.noting(means);
        String fold = Numbers.count(folded, "queue") + " that held least drawn as one";
        return figure.noting(means.isEmpty() ? fold : fold + "; " + means);
    }

    /// Adds up the queues that held the fewest goroutines for the shortest time, where there are too many; how many.
    private int fold() {
        if (differences.size() <= MOST) return 0;
        Map<Integer, Double> held = new HashMap<>();
        differences.forEach((queue, changes) -> held.put(queue, held(changes)));
        List<Integer> queues = new ArrayList<>(differences.keySet());
        queues.removeIf(queue -> queue == GLOBAL); // has its line in any case
        queues.sort(Comparator.comparingDouble(queue -> held.getOrDefault(queue, 0.0)));
        List<Integer> least = queues.subList(0, differences.size() - MOST + 1);
        TreeMap<Long, Long> sum = new TreeMap<>();
        for (int queue : least) {
            TreeMap<Long, Long> changes = differences.remove(queue);
            if (changes != null) changes.forEach((time, by) -> sum.merge(time, by, Long::sum));
        }
        differences.put(OTHERS, sum);
        return least.size();
    }

    /// Goroutines times nanoseconds: each change counts until the end.
    private double held(Map<Long, Long> changes) {
        double held = 0;
        for (Map.Entry<Long, Long> change : changes.entrySet()) {
            held += (double) change.getValue() * (recording.meta().end() - change.getKey());
        }
        return held;
    }

    private static String name(int queue, int folded) {
        return switch (queue) {
            case GLOBAL -> "global queue";
            case OTHERS -> Numbers.count(folded, "other");
            default -> "queue of P" + queue;
        };
    }
}
