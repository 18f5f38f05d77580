package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Pictures the size of a word, one for each step of a schedule: what each goroutine does there, shortly before and
/// shortly after. A lane has the place and the inks that it has in [Lanes].
final class Thumbnails {
    private static final int MOST = 10; // lanes; more do not fit beside a line of text
    private static final int BEFORE = 12; // steps
    private static final int AFTER = 4; // steps
    private static final int STEP = 6; // pixels of width
    private static final int LANE = 8; // pixels of height
    private static final int THICK = 6; // pixels of height
    private static final int THIN = 2; // pixels of height

    private final long end;
    private final Goroutines goroutines;
    private final Map<Long, Integer> lanes;
    private final List<Span> spans;

    /// @param recording on a clock of steps
    Thumbnails(Recording recording, Goroutines goroutines) {
        this.goroutines = goroutines;
        end = recording.meta().end();
        Map<Long, Long> ran = new HashMap<>();
        for (Span span : recording.spans()) {
            if (span.state() == State.RUNNING) ran.merge(span.goroutine(), span.duration(), Long::sum);
        }
        lanes = goroutines.lanes(ran, MOST);
        spans = recording.spans().stream()
                .filter(s -> lanes.containsKey(s.goroutine()))
                .toList();
    }

    /// The picture of one step, as an `<img>` whose alternative text says what each goroutine does.
    String at(long step) {
        long from = Math.max(0, Math.min(step - BEFORE, end - BEFORE - AFTER));
        long to = from + BEFORE + AFTER;
        Map<String, StringBuilder> areas = new LinkedHashMap<>(); // by colour
        List<String> words = new ArrayList<>();
        for (Span span : spans) {
            if (span.end() <= from || span.start() >= to) continue;
            boolean acts = span.state() == State.RUNNING || span.state() == State.RUNNABLE;
            int height = acts ? THICK : THIN;
            long left = Math.max(span.start(), from) - from;
            long right = Math.min(span.end(), to) - from;
            Ink ink =
                    acts && span.state() == State.RUNNING ? goroutines.ink(span.goroutine()) : Palette.of(span.state());
            areas.computeIfAbsent(ink.colour(), _ -> new StringBuilder())
                    .append('M')
                    .append(left * STEP)
                    .append(' ')
                    .append(lanes.getOrDefault(span.goroutine(), 0) * LANE + (LANE - height) / 2)
                    .append('h')
                    .append((right - left) * STEP)
                    .append('v')
                    .append(height)
                    .append('h')
                    .append((left - right) * STEP)
                    .append('z');
            if (span.start() <= step && step < span.end())
                words.add("G" + span.goroutine() + " " + Lanes.word(span.state()));
        }
        int width = (BEFORE + AFTER) * STEP;
        int height = lanes.size() * LANE;
        String paths = areas.entrySet().stream()
                .map(e -> "<path fill=\"" + e.getKey() + "\" d=\"" + e.getValue() + "\"/>")
                .collect(Collectors.joining());
        String cursor = "<path stroke=\"" + Palette.CURSOR + "\" stroke-width=\"2\" d=\"M" + (step - from) * STEP
                + " 0v" + height + "\"/>";
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\">"
                + paths + cursor + "</svg>";
        return "<img alt=\"" + String.join(", ", words) + "\" width=\"" + width + "\" height=\"" + height + "\" src=\""
                + Bundle.address(svg) + "\">";
    }
}
