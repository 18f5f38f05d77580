package dev.heddle.plot;

import dev.heddle.machine.CpuSample;
import dev.heddle.machine.OsProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which CPU each thread was on: a lane for each thread that ran, a bar for each stretch on one CPU, as far as samples
/// tell.
final class Migrations {
    private static final int MOST = 12;

    private Migrations() {}

    static Figure of(List<CpuSample> samples) {
        Map<Long, List<CpuSample>> all = new LinkedHashMap<>();
        for (CpuSample s : samples) {
            if (s.running())
                all.computeIfAbsent(s.thread(), _ -> new ArrayList<>()).add(s);
        }
        List<List<CpuSample>> busiest = all.values().stream()
                .sorted(Comparator.comparingInt(list -> -list.size()))
                .limit(MOST)
                .toList();
        if (busiest.isEmpty()) {
            String why = OsProcess.note().isEmpty() ? "No thread was seen running." : OsProcess.note();
            return Figure.of("CPUs of the running threads", why, new Axis.Bare(), new Axis.Bare(), List.of())
                    .noting(why);
        }
        NavigableSet<Long> moments =
                samples.stream().map(CpuSample::nanos).collect(Collectors.toCollection(TreeSet::new));
        double step = moments.size() < 2 ? 1 : moments.getLast() / 1e6 / (moments.size() - 1);
        Map<Integer, List<Mark.Bar>> bars = new TreeMap<>();
        List<String> labels = new ArrayList<>();
        int moves = 0;
        double end = step;
        for (int lane = 0; lane < busiest.size(); lane++) {
            List<CpuSample> thread = busiest.get(lane);
            labels.add(thread.getFirst().name());
            for (int i = 0; i < thread.size(); i++) {
                CpuSample s = thread.get(i);
                if (i > 0 && thread.get(i - 1).cpu() != s.cpu()) moves++;
                double from = s.nanos() / 1e6;
                double to = until(s.nanos(), moments, step);
                end = Math.max(end, to);
                List<Mark.Bar> onCpu = bars.computeIfAbsent(s.cpu(), _ -> new ArrayList<>());
                Mark.Bar last = onCpu.isEmpty() ? null : onCpu.getLast();
                if (last != null && last.lane() == lane && last.to() == from) {
                    onCpu.removeLast();
                    from = last.from();
                }
                String hover = s.name() + " (" + s.thread() + ") on CPU " + s.cpu() + "\nfrom " + Numbers.grouped(from)
                        + " to " + Numbers.grouped(to) + " ms";
                onCpu.add(new Mark.Bar(lane, from, to, Palette.nth(s.cpu()), "", hover));
            }
        }
        List<Mark> marks = new ArrayList<>();
        bars.forEach((cpu, list) -> marks.add(new Mark.Bars("CPU " + cpu, Palette.nth(cpu), 0.8, list)));
        return Figure.of(
                "CPUs of the running threads",
                Numbers.count(busiest.size(), "thread") + " ran on " + Numbers.count(bars.size(), "CPU") + ""
                        + (busiest.size() == 1 ? " and was" : " and were") + " seen to move "
                        + Numbers.count(moves, "time") + ".",
                new Axis.Linear("time (ms)", 0, end),
                new Axis.Labels("", labels),
                marks);
    }

    /// The moment, in milliseconds, until which a sample stands: the next one, unless that is late.
    private static double until(long nanos, NavigableSet<Long> moments, double step) {
        Long next = moments.higher(nanos);
        double from = nanos / 1e6;
        double to = next == null ? from + step : next / 1e6;
        return to - from > 2 * step ? from + step : to;
    }
}
