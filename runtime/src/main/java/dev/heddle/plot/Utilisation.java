package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.List;

/// How busy each processor was, over time: a cell is one P for one stretch of time, darker when busier.
final class Utilisation {
    private static final int MOST_COLUMNS = 60;
    private static final String[] SHADES = {"#c6dbef", "#73b2d8", "#2e7ebc", "#0a549e"};

    private Utilisation() {}

    static Figure of(Recording given) {
        Recording recording = given.meta().virtualClock() ? given.inSteps() : given;
        Clock clock = Clock.of(recording);
        long begin = recording.meta().begin();
        int all = processors(recording);
        int processors = Math.min(Lanes.MOST_OWNERS, all);
        int columns = Math.clamp(Merge.MOST / processors, 1, MOST_COLUMNS);
        long width = Math.max(1, Math.ceilDiv(recording.meta().end() - begin, columns));
        long[][] busy = new long[processors][columns + 1];
        for (Span s : recording.spans()) {
            if (s.state() != State.RUNNING || s.p() < 0 || s.p() >= processors) continue;
            for (long t = s.start(); t < s.end(); ) {
                int column = (int) ((t - begin) / width);
                long next = Math.min(s.end(), begin + (column + 1) * width);
                busy[s.p()][column] += next - t;
                t = next;
            }
        }
        List<List<Mark.Bar>> levels = new ArrayList<>();
        for (int i = 0; i < SHADES.length; i++) levels.add(new ArrayList<>());
        List<String> labels = new ArrayList<>();
        List<String> shares = new ArrayList<>();
        for (int p = 0; p < processors; p++) {
            labels.add("P" + p);
            long sum = 0;
            for (int column = 0; column < columns; column++) {
                sum += busy[p][column];
                if (busy[p][column] == 0) continue;
                int level = (int) Math.min(SHADES.length - 1, SHADES.length * busy[p][column] / width);
                long from = begin + column * width;
                long to = Math.min(from + width, recording.meta().end());
                String hover = "P" + p + " " + Numbers.percent(busy[p][column], to - from) + " busy\n"
                        + clock.stretch(from, to);
                levels.get(level)
                        .add(new Mark.Bar(p, clock.value(from), clock.value(to), Ink.of(SHADES[level]), "", hover));
            }
            if (p < 4)
                shares.add("P" + p + " " + Numbers.percent(sum, recording.meta().end() - begin));
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < SHADES.length; i++) {
            String name = "busy up to " + 100 * (i + 1) / SHADES.length + " %";
            if (!levels.get(i).isEmpty()) marks.add(new Mark.Bars(name, Ink.of(SHADES[i]), 0.9, levels.get(i)));
        }
        String finding = Numbers.count(all, "P") + " over "
                + clock.duration(recording.meta().end() - begin)
                + (shares.isEmpty()
                        ? "."
                        : "; busy on average: " + String.join(", ", shares) + (all > shares.size() ? " …." : "."));
        Axis x = new Axis.Linear(
                clock.axisTitle(),
                clock.value(begin),
                clock.value(recording.meta().end()));
        Figure figure = Figure.of("How busy the processors were", finding, x, new Axis.Labels("", labels), marks);
        if (all > processors) return figure.noting("the first " + processors + " of " + Numbers.count(all, "P"));
        return marks.isEmpty() ? figure.noting("nothing ran") : figure;
    }

    private static int processors(Recording recording) {
        int processors = recording.meta().gomaxprocs();
        for (Span s : recording.spans()) processors = Math.max(processors, s.p() + 1);
        return processors;
    }
}
