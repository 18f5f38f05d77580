package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Part;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The magics that a notebook knows.
final class Magics {

    /// What a line magic does.
    interface Line {
        void run(List<String> arguments) throws IOException;
    }

    private final Map<String, Line> lines = new TreeMap<>();

    /// @param addToClassPath makes classes known to the compiler and to the cells
    Magics(ClassPath addToClassPath) {
        lines.put("classpath", addToClassPath::add);
        lines.put("jars", addToClassPath::add);
    }

    /// Something that takes files onto the class path.
    interface ClassPath {
        void add(Path... entries) throws IOException;

        default void add(List<String> patterns) throws IOException {
            List<Path> entries = new ArrayList<>();
            for (String pattern : patterns) entries.addAll(Libraries.matching(pattern));
            add(entries.toArray(Path[]::new));
        }
    }

    /// Refuses a cell with a magic that is not known, before any of it runs.
    void check(List<Part> parts) throws CompilationFailure {
        for (Part part : parts) {
            switch (part) {
                case Part.Java _ -> {}
                case Part.Line line -> {
                    if (!lines.containsKey(line.name())) throw unknown("%" + line.name(), line.at());
                }
                case Part.Whole whole -> throw unknown("%%" + whole.name(), whole.at());
            }
        }
    }

    void run(Part.Line line) throws CompilationFailure {
        try {
            java.util.Objects.requireNonNull(lines.get(line.name())).run(line.arguments());
        } catch (NoSuchFileException e) {
            throw new CompilationFailure(line.at(), "there is no file " + e.getMessage());
        } catch (IOException e) {
            throw new CompilationFailure(line.at(), e.toString());
        }
    }

    private CompilationFailure unknown(String name, int at) {
        String known = lines.keySet().stream().map(n -> "%" + n).collect(Collectors.joining(", "));
        return new CompilationFailure(at, "there is no magic " + name + "; there are " + known);
    }
}
