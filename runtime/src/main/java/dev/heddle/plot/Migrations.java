package dev.heddle.plot;

import dev.heddle.machine.CpuSample;
import dev.heddle.machine.OsProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        double step = step(samples);
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
                end = Math.max(end, from + step);
                String hover =
                        s.name() + " (" + s.thread() + ") on CPU " + s.cpu() + "\nat " + Numbers.grouped(from) + " ms";
                bars.computeIfAbsent(s.cpu(), _ -> new ArrayList<>())
                        .add(new Mark.Bar(lane, from, from + step, Palette.nth(s.cpu()), "", hover));
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

    /// The mean distance of two samples, in milliseconds.
    private static double step(List<CpuSample> samples) {
        long moments = samples.stream().mapToLong(CpuSample::nanos).distinct().count();
        return moments < 2 ? 1 : samples.getLast().nanos() / 1e6 / (moments - 1);
    }
}
