package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    /// @param steps how many steps have a picture, from the first
    Thumbnails(Recording recording, Goroutines goroutines, int steps) {
        this.goroutines = goroutines;
        end = recording.meta().end();
        lanes = goroutines.busiest(recording.spans(), MOST);
        spans = recording.spans().stream()
                .filter(s -> lanes.containsKey(s.goroutine()) && s.start() < steps + AFTER + BEFORE)
                .toList();
    }

    /// The picture of one step, as an `<img>` whose alternative text says what each goroutine does.
    String at(long step) {
        long from = Math.max(0, Math.min(step - BEFORE, end - BEFORE - AFTER));
        long to = from + BEFORE + AFTER;
        Map<String, StringBuilder> strokes = new LinkedHashMap<>(); // by colour and width
        Map<Integer, String> words = new TreeMap<>(); // by lane
        for (Span span : spans) {
            if (span.end() <= from || span.start() >= to) continue;
            long left = Math.max(span.start(), from) - from;
            long right = Math.min(span.end(), to) - from;
            int lane = lanes.getOrDefault(span.goroutine(), 0);
            strokes.computeIfAbsent(look(span), _ -> new StringBuilder())
                    .append('M')
                    .append(left * STEP)
                    .append(' ')
                    .append(lane * LANE + LANE / 2)
                    .append('h')
                    .append((right - left) * STEP);
            if (span.start() <= step && step < span.end())
                words.put(lane, "G" + span.goroutine() + " " + Lanes.word(span.state()));
        }
        String said = words.isEmpty() ? "no goroutine is left" : String.join(", ", words.values());
        int width = (BEFORE + AFTER) * STEP;
        int height = lanes.size() * LANE;
        strokes.put(
                "stroke=\"" + Palette.CURSOR + "\" stroke-width=\"2\"",
                new StringBuilder("M")
                        .append((step - from) * STEP)
                        .append(" 0v")
                        .append(height));
        String svg = strokes.entrySet().stream()
                .map(e -> "<path " + e.getKey() + " d=\"" + e.getValue() + "\"/>")
                .collect(Collectors.joining(
                        "",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                                + "\" stroke-width=\"" + THICK + "\">",
                        "</svg>"));
        return "<img alt=\"around step " + step + ": " + said + "\" width=\"" + width + "\" height=\"" + height
                + "\" src=\"" + Bundle.address(svg) + "\">";
    }

    private String look(Span span) {
        return switch (span.state()) {
            case RUNNING -> "stroke=\"" + goroutines.ink(span.goroutine()).colour() + "\"";
            case RUNNABLE -> "stroke=\"" + Palette.of(span.state()).colour() + "\"";
            case BLOCKED, SLEEPING ->
                "stroke=\"" + Palette.of(span.state()).colour() + "\" stroke-width=\"" + THIN + "\"";
        };
    }
}
