package dev.heddle.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// What the processes of all peers have told, by program and peer.
final class Results {
    /// What one process told of one program: wall and CPU time in ns per operation; or bytes in use and resident.
    record Sample(double wall, double cpu) {}

    private final Map<String, Map<String, List<Sample>>> samples = new LinkedHashMap<>();

    void add(String program, String peer, Sample sample) {
        samples.computeIfAbsent(program, p -> new LinkedHashMap<>())
                .computeIfAbsent(peer, p -> new ArrayList<>())
                .add(sample);
    }

    List<String> programs() {
        return List.copyOf(samples.keySet());
    }

    List<Sample> of(String program, String peer) {
        return samples.getOrDefault(program, Map.of()).getOrDefault(peer, List.of());
    }

    static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        List<Double> values = new ArrayList<>();
        for (Sample sample : samples) values.add(figure.applyAsDouble(sample));
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    /// Heddle's median over the other's, if both ran the program.
    OptionalDouble ratio(String program, String other, ToDoubleFunction<Sample> figure) {
        List<Sample> ours = of(program, Peer.HEDDLE);
        List<Sample> theirs = of(program, other);
        if (ours.isEmpty() || theirs.isEmpty()) return OptionalDouble.empty();
        return OptionalDouble.of(median(ours, figure) / median(theirs, figure));
    }

    /// The geometric mean of the ratios over the programs that both ran.
    OptionalDouble mean(List<String> programs, String other, ToDoubleFunction<Sample> figure) {
        double logs = 0;
        int n = 0;
        for (String program : programs) {
            OptionalDouble ratio = ratio(program, other, figure);
            if (ratio.isEmpty() || !(ratio.getAsDouble() > 0)) continue; // no CPU time at all: below its clock's tick
            logs += Math.log(ratio.getAsDouble());
            n++;
        }
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(logs / n));
    }
}
