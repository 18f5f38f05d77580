package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How full a channel was over time, and who waited at it: back-pressure is a full buffer with senders waiting.
final class Occupancy {
    private final Recording recording;
    private final long channel;
    private final Clock clock;

    private Occupancy(Recording given, long channel) {
        recording = given.meta().virtualClock() ? given.inSteps() : given;
        clock = Clock.of(recording);
        this.channel = channel;
    }

    static Figure of(Recording recording, long channel) {
        return new Occupancy(recording, channel).figure();
    }

    /// Of the channel that was used most.
    static Figure of(Recording recording) {
        Map<Long, Integer> uses = new HashMap<>();
        for (Event e : recording.events()) {
            if (e.kind() == Event.Kind.CHAN_SEND || e.kind() == Event.Kind.CHAN_RECEIVE) {
                uses.merge(e.object(), 1, Integer::sum);
            }
        }
        Comparator<Map.Entry<Long, Integer>> most = Map.Entry.comparingByValue();
        return of(
                recording,
                uses.entrySet().stream().max(most).map(Map.Entry::getKey).orElse(0L));
    }

    private Figure figure() {
        Recording.Meta meta = recording.meta();
        Curves curves = new Curves(meta.begin(), meta.end(), clock);
        Series length = counter("len");
        Series senders = counter("sendq");
        Series receivers = counter("recvq");
        long capacity = capacity();
        List<Mark> marks = new ArrayList<>();
        if (length.max() > 0) marks.add(line("values in the buffer", Palette.nth(0), Mark.Fill.FAINT, length, curves));
        if (senders.max() > 0) marks.add(line("senders waiting", Palette.nth(11), Mark.Fill.NONE, senders, curves));
        if (receivers.max() > 0)
            marks.add(line("receivers waiting", Palette.nth(14), Mark.Fill.NONE, receivers, curves));
        if (capacity > 0) marks.add(new Mark.Rule("capacity " + capacity, Palette.RULE, false, capacity));
        long top = Math.max(Math.max(length.max(), capacity), Math.max(senders.max(), receivers.max()));
        Axis x = new Axis.Linear(clock.axisTitle(), clock.value(meta.begin()), clock.value(meta.end()));
        Figure figure = Figure.of(
                channel == 0 ? "No channel" : "Channel #" + channel,
                finding(length, senders, receivers, capacity),
                x,
                new Axis.Linear("values, goroutines", 0, Math.max(1, top * 1.15)),
                marks);
        if (marks.isEmpty()) return figure.noting("nothing was in it and nobody waited");
        return figure.noting(curves.note(List.of(length), "highest values"));
    }

    private Mark line(String name, Ink ink, Mark.Fill fill, Series counter, Curves curves) {
        return new Mark.Line(name, ink, Mark.Shape.STEPS, fill, curves.highest(new Series(name, counter.changes())));
    }

    private Series counter(String what) {
        String name = "chan." + channel + "." + what;
        return Series.of(recording).stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElse(new Series(name, List.of()));
    }

    /// As the channel's making said; 0 if it was made before the recording began, or has no buffer.
    private long capacity() {
        return recording.events().stream()
                .filter(e -> e.kind() == Event.Kind.CHAN_MAKE && e.object() == channel)
                .mapToLong(Event::count)
                .findFirst()
                .orElse(0);
    }

    private String finding(Series length, Series senders, Series receivers, long capacity) {
        if (channel == 0) return "No value was sent or received.";
        String buffer = "held at most "
                + (capacity > 0
                        ? length.max() + " of " + Numbers.count(capacity, "value")
                        : Numbers.count(length.max(), "value"));
        return "Channel #" + channel + " " + buffer + "; waiting at the same time: at most "
                + Numbers.count(senders.max(), "sender") + " (" + share(senders) + " of the time any) and "
                + Numbers.count(receivers.max(), "receiver") + " (" + share(receivers) + ").";
    }

    /// The share of time in which a counter was not 0.
    private String share(Series counter) {
        long end = recording.meta().end();
        long positive = 0;
        for (int i = 0; i < counter.changes().size(); i++) {
            Series.Change change = counter.changes().get(i);
            long until = i + 1 < counter.changes().size()
                    ? counter.changes().get(i + 1).nanos()
                    : end;
            if (change.value() > 0) positive += until - change.nanos();
        }
        return Numbers.percent(positive, end - recording.meta().begin());
    }
}
