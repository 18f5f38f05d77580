package dev.heddle.plot;

import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Sentences that say what a lanes figure shows, for those who do not see it.
final class Findings {
    private static final int LISTED = 4;

    private Findings() {}

    /// How busy each processor or thread was.
    static String byOwner(
            Recording recording,
            Clock clock,
            String letter,
            Collection<Integer> lanes,
            List<Span> running,
            ToIntFunction<Span> owner) {
        long length = recording.meta().end() - recording.meta().begin();
        List<String> busy = new ArrayList<>();
        for (int lane : lanes) {
            if (busy.size() == LISTED) break;
            long ran = running.stream()
                    .filter(s -> owner.applyAsInt(s) == lane)
                    .mapToLong(Span::duration)
                    .sum();
            busy.add(letter + lane + " " + Numbers.percent(ran, length));
        }
        String more = lanes.size() > LISTED ? " …" : "";
        String shares = busy.isEmpty() ? "" : "; busy: " + String.join(", ", busy) + more;
        long goroutines = running.stream().map(Span::goroutine).distinct().count();
        return Numbers.count(lanes.size(), letter + " lane") + ", " + Numbers.count(running.size(), "running span")
                + " of " + Numbers.count(goroutines, "goroutine") + " in " + clock.duration(length) + shares + ".";
    }

    /// How the goroutines' time divides among states.
    static String byGoroutine(Recording recording, Clock clock, Goroutines goroutines) {
        Map<State, Long> sums = new EnumMap<>(State.class);
        long total = 0;
        for (Span span : recording.spans()) {
            sums.merge(span.state(), span.duration(), Long::sum);
            total += span.duration();
        }
        List<String> shares = new ArrayList<>();
        for (Map.Entry<State, Long> sum : sums.entrySet()) {
            shares.add(Lanes.word(sum.getKey()) + " " + Numbers.percent(sum.getValue(), total));
        }
        long length = recording.meta().end() - recording.meta().begin();
        return Numbers.count(goroutines.ids().size(), "goroutine") + ", "
                + Numbers.count(recording.spans().size(), "span") + " in " + clock.duration(length)
                + (shares.isEmpty() ? "" : "; of the goroutines' time: " + String.join(", ", shares)) + ".";
    }
}
