package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Pictures of a recording with one lane for each processor, thread or goroutine, and one bar for each span.
///
/// A recording on a virtual clock is drawn over scheduling steps, one step from event to event: such a clock stands
/// still while goroutines run.
public final class Lanes {
    private static final double RUNNING = 0.8;
    private static final double WAITING = 0.26;
    private static final int NAMED = 12;
    /// Goroutines that have a lane of their own. Plotly takes seconds to label 300 lanes.
    static final int MOST = 40;

    /// Ps and Ms that have one.
    static final int MOST_OWNERS = 80;

    private static final int MOST_STEALS = 200;

    private final Recording recording;
    private final Clock clock;
    private final Goroutines goroutines;
    private final int most; // marks

    Lanes(Recording recording) {
        this(recording, Clock.of(recording), Merge.MOST);
    }

    Lanes(Recording recording, Clock clock, int most) {
        this.recording = recording.meta().virtualClock() ? recording.inSteps() : recording;
        this.clock = clock;
        this.most = most;
        this.goroutines = Goroutines.of(recording);
    }

    /// Which pictures there are.
    @Override
    public String toString() {
        return "lanes of " + Numbers.count(recording.spans().size(), "span")
                + ": byProcessor(), byThread() and byGoroutine() draw them";
    }

    /// Which goroutine each processor ran: gaps are idle time. An arrow leads from a P to one that stole from its
    /// queue.
    public Figure byProcessor() {
        return running("Goroutines on processors", "P", Span::p);
    }

    /// Which goroutine each operating system thread ran, and on which processor.
    public Figure byThread() {
        return running("Goroutines on threads", "M", Span::m);
    }

    /// What each goroutine did: run, wait for a processor, block, sleep. Lanes are in the order of the family
    /// tree, main first. Of very many, those that ran least share the last lane.
    public Figure byGoroutine() {
        Map<Long, Integer> lanes = busiest();
        int others = lanes.size() < goroutines.ids().size() ? lanes.size() : -1;
        List<Span> spans = recording.spans().stream()
                .filter(s -> s.duration() > 0)
                .filter(s -> lanes.containsKey(s.goroutine()) || s.state() == State.RUNNING)
                .toList();
        Merge merge = Merge.of(spans, s -> lanes.getOrDefault(s.goroutine(), others), others, length(), most);
        Notes notes = new Notes(recording);
        List<Mark> marks = new ArrayList<>();
        for (State state : new State[] {State.RUNNING, State.RUNNABLE, State.BLOCKED, State.SLEEPING}) {
            List<Mark.Bar> bars = new ArrayList<>();
            for (Span span : merge.kept()) {
                if (span.state() != state) continue;
                bars.add(bar(lanes.getOrDefault(span.goroutine(), others), span, ink(span), notes.during(span)));
            }
            if (bars.isEmpty()) continue;
            double thickness = state == State.BLOCKED || state == State.SLEEPING ? WAITING : RUNNING;
            Ink ink = state == State.RUNNING ? bars.getFirst().ink() : Palette.of(state);
            marks.add(new Mark.Bars(word(state), ink, thickness, bars));
        }
        addMixed(marks, merge);
        List<String> labels =
                new ArrayList<>(lanes.keySet().stream().map(goroutines::label).toList());
        String fold = "";
        if (others >= 0) {
            String folded = Numbers.count(goroutines.ids().size() - lanes.size(), "other");
            labels.add(folded);
            fold = folded + ", which ran least, share the last lane: bars where any of them ran";
        }
        String finding = Findings.byGoroutine(recording, clock, goroutines);
        return finish("Goroutines and what they do", labels, marks, merge, fold, finding);
    }

    /// The goroutines that get a lane of their own.
    private Map<Long, Integer> busiest() {
        int all = goroutines.ids().size();
        return goroutines.busiest(recording.spans(), all <= MOST ? MOST : MOST - 1);
    }

    private Figure running(String title, String letter, ToIntFunction<Span> owner) {
        List<Span> spans = recording.spans().stream()
                .filter(s -> s.state() == State.RUNNING && s.duration() > 0 && owner.applyAsInt(s) >= 0)
                .toList();
        Map<Integer, Integer> lanes = new TreeMap<>();
        spans.forEach(s -> lanes.put(owner.applyAsInt(s), 0));
        if (letter.equals("P")) {
            for (int p = 0; p < recording.meta().gomaxprocs(); p++) lanes.put(p, 0);
        }
        String idlest = dropIdlest(lanes, spans, owner, letter);
        spans = spans.stream()
                .filter(s -> lanes.containsKey(owner.applyAsInt(s)))
                .toList();
        int next = 0;
        for (Map.Entry<Integer, Integer> lane : lanes.entrySet()) lane.setValue(next++);

        Merge merge = Merge.of(spans, s -> lanes.getOrDefault(owner.applyAsInt(s), 0), -1, length(), most);
        Map<Long, List<Mark.Bar>> bars = new LinkedHashMap<>();
        goroutines.ids().forEach(g -> bars.put(g, new ArrayList<>()));
        for (Span span : merge.kept()) {
            int lane = lanes.getOrDefault(owner.applyAsInt(span), 0);
            String who = "G" + span.goroutine();
            bars.computeIfAbsent(span.goroutine(), _ -> new ArrayList<>())
                    .add(bar(lane, span, ink(span), letter.equals("P") ? who : "P" + span.p() + " " + who));
        }
        bars.values().removeIf(List::isEmpty);
        List<Mark> marks = new ArrayList<>();
        if (bars.size() <= NAMED) {
            bars.forEach((g, own) ->
                    marks.add(new Mark.Bars(goroutines.label(g), own.getFirst().ink(), RUNNING, own)));
        } else {
            List<Mark.Bar> all = bars.values().stream().flatMap(List::stream).toList();
            marks.add(new Mark.Bars("", Palette.nth(0), RUNNING, all));
        }
        addMixed(marks, merge);
        String steals = letter.equals("P") ? addSteals(marks, lanes) : "";
        String note = idlest + (idlest.isEmpty() || steals.isEmpty() ? "" : "; ") + steals;
        List<String> labels = lanes.keySet().stream().map(i -> letter + i).toList();
        return finish(
                title,
                labels,
                marks,
                merge,
                note,
                Findings.byOwner(recording, clock, letter, lanes.keySet(), spans, owner));
    }

    /// Leaves the lanes of those that ran longest, where there are too many, and says how many it took away.
    private static String dropIdlest(
            Map<Integer, Integer> lanes, List<Span> spans, ToIntFunction<Span> owner, String letter) {
        int many = lanes.size() - MOST_OWNERS;
        if (many <= 0) return "";
        Map<Integer, Long> ran = new HashMap<>();
        for (Span span : spans) ran.merge(owner.applyAsInt(span), span.duration(), Long::sum);
        List<Integer> busiest = new ArrayList<>(lanes.keySet());
        busiest.sort(
                Comparator.comparing((Integer i) -> ran.getOrDefault(i, 0L)).reversed());
        busiest.subList(MOST_OWNERS, busiest.size()).forEach(lanes::remove);
        return Numbers.count(many, letter) + " that ran least not drawn";
    }

    /// Arrows for the steals, or a note where there are too many to see.
    private String addSteals(List<Mark> marks, Map<Integer, Integer> lanes) {
        List<Mark.Arrow> arrows = new ArrayList<>();
        for (Event e : recording.events()) {
            Integer from = lanes.get((int) e.partner());
            Integer to = lanes.get(e.p());
            if (e.kind() != Event.Kind.PROC_STEAL || from == null || to == null) continue;
            String hover = "P" + e.p() + " steals " + Numbers.count(e.count(), "goroutine") + " from P" + e.partner();
            double at = clock.value(e.nanos());
            arrows.add(new Mark.Arrow(at, from, at, to, hover));
        }
        if (arrows.size() > MOST_STEALS) return Numbers.count(arrows.size(), "steal") + " not drawn";
        if (!arrows.isEmpty()) marks.add(new Mark.Arrows("steals", Palette.ARROW, arrows));
        return "";
    }

    private void addMixed(List<Mark> marks, Merge merge) {
        if (merge.merged().isEmpty()) return;
        List<Mark.Bar> bars = new ArrayList<>();
        for (Merge.Run run : merge.merged()) {
            String hover = Numbers.count(run.spans(), "short span") + " of "
                    + Numbers.count(run.goroutines(), "goroutine") + "\n" + clock.stretch(run.from(), run.to());
            bars.add(
                    new Mark.Bar(run.lane(), clock.value(run.from()), clock.value(run.to()), Palette.MIXED, "", hover));
        }
        marks.add(new Mark.Bars("several spans", Palette.MIXED, RUNNING, bars));
    }

    private Figure finish(
            String title, List<String> labels, List<Mark> marks, Merge merge, String note, String finding) {
        Recording.Meta meta = recording.meta();
        Axis x = new Axis.Linear(clock.axisTitle(), clock.value(meta.begin()), clock.value(meta.end()));
        List<String> notes = new ArrayList<>();
        if (!note.isEmpty()) notes.add(note);
        if (merge.hidden() > 0) {
            notes.add(Numbers.count(merge.hidden(), "span") + " shorter than " + clock.duration(merge.shortest())
                    + " drawn together");
        }
        if (marks.isEmpty()) notes.add("nothing was recorded");
        Figure figure = Figure.of(title, finding, x, new Axis.Labels("", labels), marks);
        return Losses.said(recording, figure.noting(String.join("; ", notes)));
    }

    private long length() {
        return recording.meta().end() - recording.meta().begin();
    }

    private Mark.Bar bar(int lane, Span span, Ink ink, String label) {
        return new Mark.Bar(lane, clock.value(span.start()), clock.value(span.end()), ink, label, hover(span));
    }

    private Ink ink(Span span) {
        return span.state() == State.RUNNING ? goroutines.ink(span.goroutine()) : Palette.of(span.state());
    }

    private static String place(Span span) {
        return span.p() < 0 ? " on a thread without P" : " on P" + span.p() + "/M" + span.m();
    }

    private String hover(Span span) {
        StringBuilder text = new StringBuilder(goroutines.label(span.goroutine()));
        if (span.state() == State.RUNNING) text.append(place(span));
        else text.append(' ').append(word(span.state()));
        text.append('\n').append(clock.stretch(span.start(), span.end()));
        String reason = span.reason().toString();
        if (!reason.isEmpty()) {
            text.append('\n')
                    .append(span.state() == State.RUNNING ? "stopped: " : "for: ")
                    .append(reason);
            if (span.object() != 0) text.append(" #").append(span.object());
        }
        if (span.waker() != 0) text.append("\nwoken by ").append(goroutines.label(span.waker()));
        return text.toString();
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
