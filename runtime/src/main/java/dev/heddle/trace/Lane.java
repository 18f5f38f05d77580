package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// What ui.perfetto.dev shows for each P, goroutine and M of a recording: a lane, which it calls a thread.
///
/// @param group what it stands with
/// @param id of its own in the group; 0 is the group itself
/// @param name what the viewer writes beside it
record Lane(Group group, long id, String name) {

    /// Lanes that the viewer shows as those of one process.
    enum Group {
        PROCESSORS(1, "P lanes"),
        GOROUTINES(2, "Goroutines"),
        THREADS(3, "OS threads"),
        COUNTERS(4, "Counters");

        final int pid;
        final String title;

        Group(int pid, String title) {
            this.pid = pid;
            this.title = title;
        }
    }

    static long idOfProcessor(int p) {
        return p + 1L;
    }

    static long idOfThread(int m) {
        return m + 1L;
    }

    /// All of a recording.
    static List<Lane> of(Recording recording) {
        TreeSet<Integer> ps = new TreeSet<>();
        TreeSet<Integer> ms = new TreeSet<>();
        TreeMap<Long, String> gs = new TreeMap<>();
        for (Span span : recording.spans()) {
            if (span.p() >= 0) ps.add(span.p());
            if (span.m() >= 0) ms.add(span.m());
            gs.put(span.goroutine(), span.name());
        }
        List<Lane> lanes = new ArrayList<>();
        for (int p : ps) lanes.add(new Lane(Group.PROCESSORS, idOfProcessor(p), "P" + p));
        gs.forEach((g, name) -> lanes.add(new Lane(Group.GOROUTINES, g, ("G" + g + " " + name).strip())));
        for (int m : ms) lanes.add(new Lane(Group.THREADS, idOfThread(m), "M" + m));
        return lanes;
    }
}
