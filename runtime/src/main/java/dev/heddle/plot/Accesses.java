package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who read and who wrote the variables that goroutines share, in order: a lane for each variable, a box for each
/// access. Where another goroutine wrote between one's read and the write that follows from it, that is underlined: the
/// other's update is lost.
final class Accesses {
    private static final int MOST = 150;
    private static final int VALUES = 25; // boxes wide enough for a value
    private static final Pattern SAID = Pattern.compile("(?:read|write|changed .* to) (.*)", Pattern.DOTALL);
    private static final Ink LOST = Ink.of("#d55e00");

    /// One access.
    ///
    /// @param place among all that are shown, from 1
    private record Access(int place, long variable, long g, boolean reads, boolean writes, String text) {
        String letters() {
            return (reads ? "R" : "") + (writes ? "W" : "");
        }

        /// With what was read or written.
        String lettersAndValue() {
            return reads && writes
                    ? "RW"
                    : letters() + value(text).map(value -> " " + value).orElse("");
        }
    }

    private final Goroutines goroutines;
    private final List<Access> shown = new ArrayList<>();
    private int all;

    private Accesses(Recording recording) {
        goroutines = Goroutines.of(recording);
        for (Event e : recording.events()) {
            if (!isAccess(e)) continue;
            all++;
            if (all > MOST) continue;
            boolean reads = (e.count() & 1) != 0;
            boolean writes = (e.count() & 2) != 0;
            shown.add(new Access(all, e.partner(), e.g(), reads, writes, recording.text(e)));
        }
    }

    /// Whether it is a step at a shared variable.
    static boolean isAccess(Event e) {
        return e.kind() == Event.Kind.LOG && e.partner() != 0;
    }

    /// What the variable holds after an access, if the access's text says so: that of a [dev.heddle.lesson.Shared]
    /// is `read 3`, `write 4` or `changed 4 to 5`.
    static Optional<String> value(String text) {
        Matcher said = SAID.matcher(text);
        return said.matches() ? Optional.of(said.group(1)) : Optional.empty();
    }

    static Figure of(Recording recording) {
        return new Accesses(recording).figure();
    }

    private int lostUpdates;

    private Figure figure() {
        TreeMap<Long, Integer> lanes = new TreeMap<>();
        for (Access a : shown) lanes.put(a.variable, 0);
        lanes.replaceAll((variable, _) -> lanes.headMap(variable).size());
        Map<Long, List<Mark.Bar>> bars = new TreeMap<>(goroutines.order());
        for (Access a : shown) {
            String label = shown.size() > VALUES ? a.letters() : a.lettersAndValue();
            String hover = goroutines.label(a.g) + "\nvariable #" + a.variable + ": " + a.text;
            bars.computeIfAbsent(a.g, _ -> new ArrayList<>())
                    .add(new Mark.Bar(
                            lanes.getOrDefault(a.variable, 0),
                            a.place - 0.5,
                            a.place + 0.5,
                            goroutines.ink(a.g),
                            label,
                            hover));
        }
        List<Mark> marks = new ArrayList<>();
        bars.forEach((g, own) -> marks.add(new Mark.Bars(goroutines.label(g), goroutines.ink(g), 0.7, own)));
        List<Mark.Bar> lost = lost(lanes);
        if (!lost.isEmpty()) marks.add(new Mark.Bars("writes what it read before another wrote", LOST, 0.12, lost));
        Figure figure = Figure.of(
                "Reads (R) and writes (W) of shared variables",
                finding(lanes.size(), bars.size()),
                new Axis.Linear("accesses in their order", 0.5, shown.size() + 0.5),
                new Axis.Labels(
                        "", lanes.keySet().stream().map(v -> "variable #" + v).toList()),
                marks);
        if (all == 0) return figure.noting("only variables of the type Shared tell of their accesses");
        return all > MOST ? figure.noting("the first " + MOST + " of " + Numbers.count(all, "access")) : figure;
    }

    /// A line from each read to a write of the same goroutine that overwrites what others wrote between.
    private List<Mark.Bar> lost(Map<Long, Integer> lanes) {
        record Place(long variable, long g) {}
        Map<Place, Integer> read = new HashMap<>();
        List<Mark.Bar> lost = new ArrayList<>();
        for (Access a : shown) {
            Place place = new Place(a.variable, a.g);
            if (a.writes && !a.reads) {
                Integer since = read.remove(place);
                List<Access> others = since == null ? List.of() : writesOfOthers(since, a);
                if (since != null && !others.isEmpty()) {
                    lostUpdates += others.size();
                    String hover = goroutines.label(a.g) + " overwrites, with what follows from its read before, "
                            + Numbers.count(others.size(), "write") + " of others";
                    double lane = lanes.getOrDefault(a.variable, 0) + 0.44;
                    lost.add(new Mark.Bar(lane, since, a.place, LOST, "", hover));
                }
            }
            if (a.reads) read.put(place, a.place);
        }
        return lost;
    }

    private List<Access> writesOfOthers(int since, Access until) {
        return shown.subList(since, until.place - 1).stream()
                .filter(a -> a.writes && a.variable == until.variable && a.g != until.g)
                .toList();
    }

    private String finding(int variables, int owners) {
        if (all == 0) return "No access to a shared variable was recorded.";
        long reads = shown.stream().filter(Access::reads).count();
        long writes = shown.stream().filter(Access::writes).count();
        return Numbers.count(reads, "read") + " and " + Numbers.count(writes, "write") + " of "
                + Numbers.count(variables, "variable") + " by " + Numbers.count(owners, "goroutine") + "; "
                + (lostUpdates == 0 ? "no update was lost." : Numbers.count(lostUpdates, "update") + " lost.");
    }
}
