package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The laws of spans: those of a goroutine tile its life, and no two run on one P at the same time.
final class Tiling {
    private Tiling() {}

    static void check(List<Span> spans) {
        Map<Long, List<Span>> lives = spans.stream().collect(Collectors.groupingBy(Span::goroutine));
        for (List<Span> life : lives.values()) {
            for (int i = 1; i < life.size(); i++)
                assertEquals(life.get(i - 1).end(), life.get(i).start(), life.toString());
        }
        Function<Span, Integer> p = Span::p;
        spans.stream()
                .filter(s -> s.state() == State.RUNNING && s.p() >= 0)
                .collect(Collectors.groupingBy(p))
                .values()
                .forEach(running -> {
                    for (int i = 1; i < running.size(); i++)
                        assertTrue(
                                running.get(i - 1).end() <= running.get(i).start(),
                                running.get(i - 1) + " " + running.get(i));
                });
    }
}
