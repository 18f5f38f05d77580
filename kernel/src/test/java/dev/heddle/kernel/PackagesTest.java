package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/// The packages of both modules use each other without cycles, and none is a drawer for leftovers. The JDK's jdeps
/// tells.
class PackagesTest {
    private static final Pattern USE = Pattern.compile("\\s+(dev\\.heddle[\\w.]*)\\s+->\\s+(dev\\.heddle[\\w.]*).*");
    private static final Set<String> DRAWERS = Set.of("util", "utils", "common", "impl", "helper", "helpers", "misc");

    private final Map<String, Set<String>> uses =
            uses(Path.of("..", "runtime", "target", "classes"), Path.of("target", "classes"));

    @Test
    void seesBothModules() {
        assertTrue(uses.containsKey("dev.heddle.trace") && uses.containsKey("dev.heddle.kernel.wire"), uses.toString());
    }

    @Test
    void noCycle() {
        assertEquals(List.of(), cycle());
    }

    @Test
    void noDrawer() {
        Set<String> drawers = new TreeSet<>();
        for (String name : uses.keySet()) {
            if (DRAWERS.contains(name.substring(name.lastIndexOf('.') + 1))) drawers.add(name);
        }
        assertEquals(Set.of(), drawers);
    }

    private static Map<String, Set<String>> uses(Path runtime, Path kernel) {
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int exit = jdeps.run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-verbose:package",
                "--multi-release",
                "base",
                "-filter:none",
                runtime.toString(),
                kernel.toString());
        assertEquals(0, exit, out.toString());
        Map<String, Set<String>> uses = new TreeMap<>();
        out.toString()
                .lines()
                .map(USE::matcher)
                .filter(m -> m.matches() && !m.group(1).equals(m.group(2)))
                .forEach(m -> {
                    uses.computeIfAbsent(m.group(1), p -> new TreeSet<>()).add(m.group(2));
                    uses.computeIfAbsent(m.group(2), p -> new TreeSet<>());
                });
        return uses;
    }

    /// The packages of some cycle, in order; empty if there is none.
    private List<String> cycle() {
        Set<String> done = new HashSet<>();
        for (String start : uses.keySet()) {
            List<String> found = cycleFrom(start, new LinkedHashSet<>(), done);
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    private List<String> cycleFrom(String at, Set<String> way, Set<String> done) {
        if (way.contains(at)) return new ArrayList<>(way);
        if (!done.add(at)) return List.of();
        way.add(at);
        for (String next : uses.getOrDefault(at, Set.of())) {
            List<String> found = cycleFrom(next, way, done);
            if (!found.isEmpty()) return found;
        }
        way.remove(at);
        return List.of();
    }
}
