package dev.heddle.plot;

import dev.heddle.trace.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One lock: which goroutine held it and which waited, over time. A convoy is a staircase of short holds below long
/// waits.
final class Locks {
    private static final int MOST = 700; // of holds and of waits each

    private final Recording recording;
    private final Clock clock;
    private final Goroutines goroutines;
    private final Holds holds;

    private Locks(Recording given) {
        recording = given.meta().virtualClock() ? given.inSteps() : given;
        clock = Clock.of(recording);
        goroutines = Goroutines.of(recording);
        holds = Holds.of(recording);
    }

    /// Of the lock that was waited for most.
    static Figure of(Recording recording) {
        Locks locks = new Locks(recording);
        return locks.figure(locks.holds.busiest());
    }

    static Figure of(Recording recording, long lock) {
        return new Locks(recording).figure(lock);
    }

    private Figure figure(long lock) {
        Predicate<Holds.Interval> of = interval -> interval.lock() == lock;
        List<Holds.Interval> held = holds.holds().stream().filter(of).toList();
        List<Holds.Interval> waited = holds.waits().stream().filter(of).toList();
        Map<Long, Long> times = new HashMap<>(); // held or waited, by goroutine
        for (Holds.Interval i : held) times.merge(i.g(), i.length(), Long::sum);
        for (Holds.Interval i : waited) times.merge(i.g(), i.length(), Long::sum);
        Map<Long, Integer> lanes = goroutines.lanes(times, Lanes.MOST);
        List<Mark> marks = new ArrayList<>();
        add(marks, "waits", new Ink("#e69f00", Ink.Pattern.RISING), 0.4, waited, lanes);
        add(marks, "holds the lock", Ink.of("#0072b2"), 0.8, held, lanes);
        Recording.Meta meta = recording.meta();
        Figure figure = Figure.of(
                lock == 0 ? "No lock" : "Lock #" + lock,
                finding(lock, held, waited),
                new Axis.Linear(clock.axisTitle(), clock.value(meta.begin()), clock.value(meta.end())),
                new Axis.Labels(
                        "", lanes.keySet().stream().map(goroutines::label).toList()),
                marks);
        if (lock == 0) return figure.noting("no lock was used");
        if (marks.isEmpty()) return figure.noting("nobody held it or waited for it");
        List<String> notes = new ArrayList<>();
        if (times.size() > lanes.size())
            notes.add("the " + lanes.size() + " of " + Numbers.count(times.size(), "goroutine")
                    + " that had to do with it longest");
        if (held.size() > MOST || waited.size() > MOST) notes.add("at most " + MOST + " holds and waits, the longest");
        return figure.noting(String.join("; ", notes));
    }

    private void add(
            List<Mark> marks,
            String name,
            Ink ink,
            double thickness,
            List<Holds.Interval> intervals,
            Map<Long, Integer> lanes) {
        long end = recording.meta().end();
        List<Mark.Bar> bars = intervals.stream()
                .filter(i -> lanes.containsKey(i.g()))
                .sorted(Comparator.comparingLong(Holds.Interval::length).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingLong(Holds.Interval::from))
                .map(i -> new Mark.Bar(
                        lanes.getOrDefault(i.g(), 0),
                        clock.value(i.from()),
                        clock.value(Math.min(end, i.to())),
                        ink,
                        "",
                        goroutines.label(i.g()) + " " + name + "\n" + clock.stretch(i.from(), Math.min(end, i.to()))))
                .toList();
        if (!bars.isEmpty()) marks.add(new Mark.Bars(name, ink, thickness, bars));
    }

    private String finding(long lock, List<Holds.Interval> held, List<Holds.Interval> waited) {
        if (lock == 0) return "No lock was taken.";
        long length = recording.meta().end() - recording.meta().begin();
        long time = held.stream().mapToLong(Holds.Interval::length).sum();
        List<Long> waits = waited.stream().map(Holds.Interval::length).sorted().toList();
        String text = "Lock #" + lock + " was held " + Numbers.count(held.size(), "time") + ", "
                + Numbers.percent(Math.min(time, length), length) + " of the time";
        if (waits.isEmpty()) return text + "; nobody waited.";
        return text + "; " + Numbers.count(waits.size(), "wait") + ": median "
                + clock.duration(Quantiles.of(waits, 0.5)) + ", longest " + clock.duration(waits.getLast()) + ".";
    }
}
