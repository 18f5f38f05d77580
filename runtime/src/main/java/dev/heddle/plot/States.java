package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many goroutines were in which state, over time: concurrency is the height of the stack, parallelism that of its
/// lowest layer.
final class States {
    private static final State[] UPWARDS = {State.RUNNING, State.RUNNABLE, State.BLOCKED, State.SLEEPING};

    private States() {}

    static Figure of(Recording given) {
        Recording recording = given.meta().virtualClock() ? given.inSteps() : given;
        Clock clock = Clock.of(recording);
        Recording.Meta meta = recording.meta();
        List<Series> counters = new ArrayList<>();
        List<Series> all = Series.of(recording);
        for (State state : UPWARDS) {
            all.stream()
                    .filter(s ->
                            s.name().equals(Lanes.word(state)) && !s.changes().isEmpty())
                    .forEach(counters::add);
        }
        Curves curves = new Curves(meta.begin(), meta.end(), clock);
        List<List<Mark.Point>> lines = curves.stacked(counters);
        List<Mark> marks = new ArrayList<>();
        double highest = meta.gomaxprocs();
        for (int i = counters.size() - 1; i >= 0; i--) { // the highest first, for those below to cover
            State state = State.valueOf(counters.get(i).name().toUpperCase(Locale.ROOT));
            marks.add(new Mark.Line(
                    counters.get(i).name(), Palette.of(state), Mark.Shape.STEPS, Mark.Fill.SOLID, lines.get(i)));
            for (Mark.Point point : lines.get(i)) highest = Math.max(highest, point.y());
        }
        marks.add(new Mark.Rule("GOMAXPROCS " + meta.gomaxprocs(), Palette.RULE, false, meta.gomaxprocs()));
        Axis x = new Axis.Linear(clock.axisTitle(), clock.value(meta.begin()), clock.value(meta.end()));
        Figure figure = Figure.of(
                "Goroutines by state",
                finding(recording, clock),
                x,
                new Axis.Linear("goroutines", 0, Math.ceil(highest * 1.05)),
                marks);
        return figure.noting(curves.note(counters, "means"));
    }

    private static String finding(Recording recording, Clock clock) {
        long length = recording.meta().end() - recording.meta().begin();
        List<String> parts = new ArrayList<>();
        for (State state : UPWARDS) {
            long time = recording.spans().stream()
                    .filter(s -> s.state() == state)
                    .mapToLong(s -> s.duration())
                    .sum();
            if (time > 0) parts.add(Lanes.word(state) + " " + Numbers.grouped(Math.round(10.0 * time / length) / 10.0));
        }
        if (parts.isEmpty()) return "Nothing was recorded.";
        return "On average over " + clock.duration(length) + ": " + String.join(", ", parts) + " goroutines; "
                + Numbers.count(recording.meta().gomaxprocs(), "P") + ".";
    }
}
