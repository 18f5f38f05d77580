package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where each goroutine's time went, in hundredths of its life: running, waiting for a processor, blocked by reason,
/// asleep.
final class Analysis {
    private static final int MOST = 40;
    private static final String GREY = "#b0b0b0";
    private static final Ink.Pattern[] REASONS = {
        Ink.Pattern.PLAIN, Ink.Pattern.FALLING, Ink.Pattern.GRID, Ink.Pattern.UPRIGHT, Ink.Pattern.CROSSED
    };

    /// What time was spent on. Blocked time is told apart by its reason.
    private record Use(State state, WaitReason reason) implements Comparable<Use> {
        static Use of(Span span) {
            return new Use(span.state(), span.state() == State.BLOCKED ? span.reason() : WaitReason.NONE);
        }

        String name() {
            if (state != State.BLOCKED) return Lanes.word(state);
            return reason == WaitReason.NONE ? "blocked before the start" : "blocked: " + reason;
        }

        @Override
        public int compareTo(Use other) {
            return Comparator.comparingInt((Use use) -> switch (use.state) {
                        case RUNNING -> 0;
                        case RUNNABLE -> 1;
                        case BLOCKED -> 2;
                        case SLEEPING -> 3;
                    })
                    .thenComparing(Use::reason)
                    .compare(this, other);
        }
    }

    private final Goroutines goroutines;
    private final Clock clock;
    private final Map<Long, TreeMap<Use, Long>> times = new TreeMap<>();
    private final TreeMap<Use, Long> sums = new TreeMap<>();

    private Analysis(Recording given) {
        Recording recording = given.meta().virtualClock() ? given.inSteps() : given;
        goroutines = Goroutines.of(recording);
        clock = Clock.of(recording);
        for (Span span : recording.spans()) {
            if (span.duration() == 0) continue;
            times.computeIfAbsent(span.goroutine(), _ -> new TreeMap<>())
                    .merge(Use.of(span), span.duration(), Long::sum);
            sums.merge(Use.of(span), span.duration(), Long::sum);
        }
    }

    static Figure of(Recording recording) {
        return new Analysis(recording).figure();
    }

    private Figure figure() {
        List<Long> shown = times.keySet().stream()
                .sorted(Comparator.comparingLong((Long g) -> -life(g)))
                .limit(MOST)
                .sorted(goroutines.order())
                .toList();
        List<Mark> marks = new ArrayList<>();
        int reasons = 0;
        for (Use use : sums.keySet()) {
            Ink ink = use.state == State.BLOCKED
                    ? new Ink(GREY, REASONS[reasons++ % REASONS.length])
                    : Palette.of(use.state);
            List<Mark.Bar> bars = new ArrayList<>();
            for (int lane = 0; lane < shown.size(); lane++) {
                long g = shown.get(lane);
                TreeMap<Use, Long> own = times.getOrDefault(g, new TreeMap<>());
                long before = own.headMap(use).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                long time = own.getOrDefault(use, 0L);
                if (time == 0) continue;
                String hover = goroutines.label(g) + " " + use.name() + "\n" + clock.duration(time) + ", "
                        + Numbers.percent(time, life(g)) + " of " + clock.duration(life(g));
                bars.add(new Mark.Bar(
                        lane,
                        share(before, life(g)),
                        share(before + time, life(g)),
                        ink,
                        Numbers.percent(time, life(g)),
                        hover));
            }
            if (!bars.isEmpty()) marks.add(new Mark.Bars(use.name(), ink, 0.8, bars));
        }
        Figure figure = Figure.of(
                "Where the goroutines' time went",
                finding(),
                new Axis.Linear("share of its life (%)", 0, 100),
                new Axis.Labels("", shown.stream().map(goroutines::label).toList()),
                marks);
        if (times.isEmpty()) return figure.noting("nothing was recorded");
        if (shown.size() == times.size()) return figure;
        return figure.noting("the " + MOST + " of " + Numbers.count(times.size(), "goroutine") + " that lived longest");
    }

    private long life(long g) {
        return times.getOrDefault(g, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static double share(long part, long whole) {
        return 100.0 * part / whole;
    }

    private String finding() {
        long total = sums.values().stream().mapToLong(Long::longValue).sum();
        List<String> parts = new ArrayList<>();
        sums.forEach((use, time) -> parts.add(use.name() + " " + Numbers.percent(time, total)));
        if (parts.isEmpty()) return "Nothing was recorded.";
        return Numbers.count(times.size(), "goroutine") + " lived " + clock.duration(total) + " in all: "
                + String.join(", ", parts) + ".";
    }
}
