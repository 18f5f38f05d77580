package dev.heddle.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The capacities and numbers of Ps at which rules must hold.
final class Dimensions {
    static final List<Integer> CAPACITIES = List.of(0, 1, 2, 10, 100);
    static final List<Integer> PROCESSORS = List.of(1, 2, 4);

    private Dimensions() {}

    static Stream<Arguments> capacitiesAndProcessors() {
        return CAPACITIES.stream().flatMap(c -> PROCESSORS.stream().map(p -> Arguments.of(c, p)));
    }

    static Stream<Integer> processors() {
        return PROCESSORS.stream();
    }
}
