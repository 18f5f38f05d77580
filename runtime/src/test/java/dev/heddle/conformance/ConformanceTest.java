package dev.heddle.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.MethodInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    private static final List<Row> ROWS = Row.all();

    /// The rows that tests name, and among them those tested at every capacity and every number of Ps.
    private static final Set<String> TESTED = new HashSet<>();

    private static final Set<String> AT_EVERY_CAPACITY = new HashSet<>();
    private static final Set<String> AT_EVERY_P = new HashSet<>();

    static {
        try (var classes = new ClassGraph()
                .acceptPackages("dev.heddle")
                .ignoreClassVisibility()
                .ignoreMethodVisibility()
                .enableMethodInfo()
                .enableAnnotationInfo()
                .scan()) {
            classes.getAllClasses().forEach(type -> {
                TESTED.addAll(idsOf(type.getAnnotationInfo(DisplayName.class)));
                type.getDeclaredMethodInfo().forEach(ConformanceTest::note);
            });
        }
    }

    private static void note(MethodInfo method) {
        List<String> ids = idsOf(method.getAnnotationInfo(DisplayName.class));
        TESTED.addAll(ids);
        boolean capacities = method.hasAnnotation(EachCapacity.class);
        if (capacities) AT_EVERY_CAPACITY.addAll(ids);
        if (capacities || method.hasAnnotation(EachP.class)) AT_EVERY_P.addAll(ids);
    }

    private static List<String> idsOf(AnnotationInfo name) {
        return name == null
                ? List.of()
                : Row.idsIn((String) name.getParameterValues().getValue("value"));
    }

    @Test
    void everyRowHasATestOrAReason() {
        assertEquals(
                List.of(),
                ROWS.stream()
                        .filter(row ->
                                !TESTED.contains(row.id()) && row.reason().isEmpty())
                        .map(Row::id)
                        .toList());
    }

    @Test
    void rowsAreTestedAtEveryCapacityAndNumberOfPsThatTheyAskFor() {
        assertEquals(
                List.of(),
                ROWS.stream()
                        .filter(row -> row.capacities() && !AT_EVERY_CAPACITY.contains(row.id())
                                || row.processors() && !AT_EVERY_P.contains(row.id()))
                        .map(Row::id)
                        .toList());
    }

    @Test
    void testsNameRowsThatThereAre() {
        Set<String> unknown = new HashSet<>(TESTED);
        unknown.removeAll(ROWS.stream().map(Row::id).collect(Collectors.toSet()));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theTableTellsWhatPassesWhatFailsAndWhatIsMissing() {
        Conformance table = new Conformance();
        table.count("G3", true, "it ends");
        table.count("C7", true, "twice");
        table.count("C7", false, "nil");
        table.count("C6", true, "capacity 10, Ps 2");
        String text = table.toString();
        assertTrue(text.contains("| G3 | the process ends with main | passes | 1 |\n"), text);
        assertTrue(text.contains("| **fails**: 1 of 2 |"), text);
        assertTrue(text.contains("| not at all capacities Ps | 1, capacities 10, Ps 2 |\n"), text);
        assertTrue(text.contains("1 of " + ROWS.size() + " rows of Go's rules pass, 1 fail"), text);
    }
}
