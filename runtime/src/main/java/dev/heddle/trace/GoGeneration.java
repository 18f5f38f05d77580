package dev.heddle.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A stretch of a Go trace that can be read by itself: the events of each thread in batches, and the texts and
/// stacks that these name.
final class GoGeneration {
    private static final int TELLS_ITS_END = 26; // since this version each generation says that it ends

    final long number;
    final Map<Long, List<Batch>> threads = new LinkedHashMap<>();
    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, List<Frame>> stacks = new HashMap<>();
    private double nanosPerTick;

    private GoGeneration(long number) {
        this.number = number;
    }

    /// Events of one thread.
    ///
    /// @param ticks the time from which the first event counts
    record Batch(long ticks, GoBytes events) {}

    private record Frame(long function, long file, long line) {}

    /// All generations of what follows a trace's header.
    static List<GoGeneration> all(GoBytes in, int version) {
        List<GoGeneration> all = new ArrayList<>();
        GoGeneration open = null;
        while (!in.isEmpty()) {
            GoEvent kind = in.event();
            if (kind == GoEvent.END_OF_GENERATION) {
                open = null;
                continue;
            }
            boolean experimental = kind == GoEvent.EXPERIMENTAL_BATCH;
            if (kind != GoEvent.EVENT_BATCH && !experimental) {
                throw new GoTrace.Malformed(kind + " stands where a batch of events should begin");
            }
            if (experimental) in.next();
            long number = in.number();
            long thread = in.number();
            long ticks = in.number();
            GoBytes batch = in.part();
            if (open == null || open.number != number) {
                open = new GoGeneration(number);
                all.add(open);
            }
            if (!experimental) open.add(thread, ticks, batch);
        }
        boolean cut = all.isEmpty() || (version >= TELLS_ITS_END && open != null);
        if (cut || all.stream().anyMatch(g -> g.nanosPerTick == 0)) {
            throw new GoTrace.Malformed("it is cut off: let the program stop the trace before it ends");
        }
        return all;
    }

    private void add(long thread, long ticks, GoBytes batch) {
        if (batch.isEmpty()) return;
        GoBytes content = batch.copy();
        switch (content.event()) {
            case STRINGS -> strings(content);
            case STACKS -> stacks(content);
            case CPU_SAMPLES -> {}
            case SYNC -> sync(content);
            case FREQUENCY -> frequency(content);
            default -> threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(new Batch(ticks, batch));
        }
    }

    private void strings(GoBytes in) {
        while (!in.isEmpty()) {
            expect(GoEvent.STRING, in.event());
            long id = in.number();
            strings.put(id, in.text());
        }
    }

    private void stacks(GoBytes in) {
        while (!in.isEmpty()) {
            expect(GoEvent.STACK, in.event());
            long id = in.number();
            List<Frame> frames = new ArrayList<>();
            for (long n = in.number(); n > 0; n--) {
                in.number(); // the program counter
                frames.add(new Frame(in.number(), in.number(), in.number()));
            }
            stacks.put(id, frames);
        }
    }

    private void sync(GoBytes in) {
        while (!in.isEmpty()) {
            GoEvent event = in.event();
            if (event == GoEvent.FREQUENCY) {
                frequency(in);
            } else {
                expect(GoEvent.CLOCK_SNAPSHOT, event);
                for (int i = 0; i <= event.arguments; i++) in.number();
            }
        }
    }

    private void frequency(GoBytes in) {
        nanosPerTick = 1e9 / in.number();
    }

    private static void expect(GoEvent wanted, GoEvent found) {
        if (found != wanted) throw new GoTrace.Malformed(found + " stands where " + wanted + " should");
    }

    /// Rounded once. Go's own reader cuts the time from each event to the next: where ticks are no whole nanoseconds it
    /// falls behind by up to one an event.
    long nanos(long ticks) {
        return Math.round(ticks * nanosPerTick);
    }

    String text(long id) {
        return strings.getOrDefault(id, "");
    }

    /// The function on top of a stack; empty if there is none.
    String function(long stack) {
        List<Frame> frames = stacks.getOrDefault(stack, List.of());
        return frames.isEmpty() ? "" : text(frames.getFirst().function);
    }

    /// Where a stack was, as `main.go:12`: below the functions of the runtime and its primitives, if anything is.
    String site(long stack) {
        List<Frame> frames = stacks.getOrDefault(stack, List.of());
        if (frames.isEmpty()) return "";
        Frame frame = frames.stream()
                .filter(f -> !text(f.function).matches("(runtime|sync|time|internal/.*|runtime/.*)\\..*"))
                .findFirst()
                .orElse(frames.getFirst());
        return text(frame.file).replaceFirst(".*/", "") + ":" + frame.line;
    }
}
