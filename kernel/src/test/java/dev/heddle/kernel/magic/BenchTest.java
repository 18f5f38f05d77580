package dev.heddle.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void theLastExpressionOfABlockIsWhatIsMeasured() {
        String source =
                Bench.source("int[] a = {1, 2};\nString s = \";\"; // ;\ns.length() + a[0]", "import java.util.*;");
        assertTrue(source.lines().findFirst().orElseThrow().contains("import java.util.*;"), source);
        assertTrue(source.contains("String s = \";\"; return // ;\ns.length() + a[0];"), source);
    }

    @Test
    void aBlockThatEndsInAStatementReturnsNothing() {
        assertTrue(Bench.source("work();", "").contains("{\nwork();\nreturn null;"));
        assertTrue(Bench.source("for (;;) { work(); }", "").contains("{ work(); }\nreturn null;"));
    }

    @Test
    void methodsWithAnnotationsAreTakenAsTheyAre() {
        assertTrue(Bench.source("int n = 5;\n@Benchmark public int it() { return n; }", "")
                .contains("CellBenchmark {\nint n = 5;"));
    }

    @Test
    void anOptionThatIsGivenReplacesTheUsualOne() {
        List<String> options = Bench.options(List.of("-i", "10"));
        assertEquals(1, options.stream().filter("-i"::equals).count());
        assertEquals("1", options.get(options.indexOf("-f") + 1));
    }
}
