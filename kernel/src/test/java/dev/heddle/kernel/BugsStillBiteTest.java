package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.eval.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// The faults that chapters 5 to 8 show still show: a lesson about a fault that no longer happens teaches nothing.
///
/// In a chapter, `bites:NAME` tags the cell that shows a fault. The chapter's own cells are run as far as that, and
/// then an expression tells whether it did.
@Timeout(120)
class BugsStillBiteTest {
    private static final Path NOTEBOOKS = Path.of("..", "notebooks");
    private static final String TAG = "bites:";
    private static final String ELSEWHERE = "GoTwin."; // Go programs are run where the notebooks are

    /// By chapter and fault: what is true where the fault shows.
    private static final Map<String, Map<String, String>> FAULTS = Map.of(
            "05",
            Map.of(
                    "lost-update", "results.stream().allMatch(end -> end < 100)", // each of 20 runs, on one P
                    "overdrawn", "accounts.counts().keySet().stream().anyMatch(balance -> balance < 0)"),
            "06",
            Map.of("passing-test", "ends.counts().containsKey(1)"),
            "07",
            Map.of(
                    "check-then-act", "overdrawn > 0",
                    "two-variables", "Schedule.sample(300, () -> audit()).counts().size() > 1"),
            "08",
            Map.of(
                    "forgotten-lock", "Schedule.sample(300, () -> oneForgets()).counts().size() > 1",
                    "never-unlocked", "purse.coins == 0 && !purse.mutex.tryLock()",
                    "ab-ba", "crossings.counts().containsKey(\"deadlock\")"));

    @TestFactory
    Stream<DynamicTest> faults() {
        return FAULTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(chapter -> DynamicTest.dynamicTest(
                        "of chapter " + chapter.getKey(), () -> bite(chapter.getKey(), chapter.getValue())));
    }

    private static void bite(String chapter, Map<String, String> faults) throws IOException {
        List<String> seen = new ArrayList<>();
        try (Evaluator evaluator = new Evaluator()) {
            int number = 0;
            for (JsonNode cell : cells(chapter)) {
                if (seen.size() == faults.size()) break;
                Outcome outcome = evaluator.eval(new Cell(++number, text(cell.get("source"))), value -> value);
                assertFalse(outcome instanceof Outcome.Failed, outcome::toString);
                for (JsonNode tag : cell.path("metadata").path("tags")) {
                    if (!tag.asText().startsWith(TAG)) continue;
                    String fault = tag.asText().substring(TAG.length());
                    String shows = faults.get(fault);
                    assertInstanceOf(String.class, shows, () -> "no test of " + fault);
                    Outcome bites = evaluator.eval(new Cell(++number, shows), value -> value);
                    assertEquals(new Outcome.Value(true), bites, fault);
                    seen.add(fault);
                }
            }
        }
        assertEquals(faults.keySet(), Set.copyOf(seen), "the faults that are tagged");
    }

    private static List<JsonNode> cells(String chapter) throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            Path file = files.filter(f -> f.getFileName().toString().matches(chapter + "-.*\\.ipynb"))
                    .findFirst()
                    .orElseThrow();
            List<JsonNode> code = new ArrayList<>();
            for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).get("cells")) {
                if (cell.get("cell_type").asText().equals("code")
                        && !text(cell.get("source")).contains(ELSEWHERE)) {
                    code.add(cell);
                }
            }
            return code;
        }
    }

    /// The source, which a notebook file may give as one text or as a list of lines.
    private static String text(JsonNode source) {
        if (source.isTextual()) return source.asText();
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
