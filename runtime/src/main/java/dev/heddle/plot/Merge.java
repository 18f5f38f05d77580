package dev.heddle.plot;

import dev.heddle.trace.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Spans thinned out to what a screen can show: neighbours in a lane that are too short to be seen become one run.
///
/// @param kept spans drawn as they are
/// @param merged runs of others
/// @param hidden how many spans are in the runs
/// @param shortest the length below which a span may be in a run
record Merge(List<Span> kept, List<Run> merged, long hidden, long shortest) {
    /// Marks that a front end draws without delay and that keep a figure below 300 KB (plotly.js: 2,000 bars cost no
    /// more time than 20, 20,000 freeze the page).
    static final int MOST = 1500;

    private static final int PIXELS = 700;

    /// Neighbours drawn as one.
    record Run(int lane, long from, long to, long spans, long goroutines) {}

    /// Merges no more than the limit demands: what a thousandth of the length covers first, then twice as much.
    ///
    /// @param most marks
    /// @param folded a lane that several goroutines share, whose spans are always drawn together; -1 for none
    static Merge of(List<Span> spans, ToIntFunction<Span> lane, int folded, long length, int most) {
        if (spans.size() <= most && folded < 0) return new Merge(spans, List.of(), 0, 0);
        Map<Integer, List<Span>> lanes = new TreeMap<>();
        spans.forEach(s -> lanes.computeIfAbsent(lane.applyAsInt(s), _ -> new ArrayList<>())
                .add(s));
        lanes.values().forEach(own -> own.sort(Comparator.comparingLong(Span::start)));
        long shortest = spans.size() <= most ? 1 : Math.max(1, length / PIXELS);
        while (true) {
            Merge merge = of(lanes, folded, shortest);
            if (merge.kept.size() + merge.merged.size() <= most || shortest > length) return merge;
            shortest *= 2;
        }
    }

    private static Merge of(Map<Integer, List<Span>> lanes, int folded, long shortest) {
        List<Span> kept = new ArrayList<>();
        List<Run> merged = new ArrayList<>();
        long hidden = 0;
        for (Map.Entry<Integer, List<Span>> lane : lanes.entrySet()) {
            boolean fold = lane.getKey() == folded;
            List<Span> run = new ArrayList<>();
            long end = 0;
            for (Span span : lane.getValue()) {
                boolean mergeable = fold || span.duration() < shortest;
                if (!mergeable || span.start() - end >= shortest)
                    hidden += close(lane.getKey(), fold, run, kept, merged);
                end = run.isEmpty() ? span.end() : Math.max(end, span.end());
                if (mergeable) run.add(span);
                else kept.add(span);
            }
            hidden += close(lane.getKey(), fold, run, kept, merged);
        }
        return new Merge(kept, merged, hidden, shortest);
    }

    private static long close(int lane, boolean fold, List<Span> run, List<Span> kept, List<Run> merged) {
        long hidden = 0;
        if (run.size() == 1 && !fold) {
            kept.add(run.getFirst());
        } else if (!run.isEmpty()) {
            Set<Long> goroutines = new HashSet<>();
            run.forEach(s -> goroutines.add(s.goroutine()));
            long end = run.stream().mapToLong(Span::end).max().orElseThrow();
            merged.add(new Run(lane, run.getFirst().start(), end, run.size(), goroutines.size()));
            hidden = fold ? 0 : run.size();
        }
        run.clear();
        return hidden;
    }
}
