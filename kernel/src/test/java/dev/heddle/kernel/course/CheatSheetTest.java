package dev.heddle.kernel.course;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.eval.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every block of Java on the cheat sheet runs in a cell, in the order of the sheet.
@Timeout(60)
class CheatSheetTest {
    private static final Path SHEET = Path.of("..", "notebooks", "E-cheat-sheet.ipynb");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyBlockRuns() throws IOException {
        List<String> blocks = blocks();
        assertTrue(blocks.size() >= 8, "the sheet has blocks");
        try (Evaluator evaluator = new Evaluator()) {
            for (int i = 0; i < blocks.size(); i++) {
                String code = blocks.get(i);
                Outcome outcome = evaluator.eval(new Cell(i + 1, code), value -> value);
                assertFalse(outcome instanceof Outcome.Failed, () -> code + " gave " + outcome);
            }
        }
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (JsonNode cell : new ObjectMapper().readTree(SHEET.toFile()).get("cells")) {
            StringBuilder text = new StringBuilder();
            cell.get("source").forEach(line -> text.append(line.asText()));
            for (Matcher block = BLOCK.matcher(text); block.find(); ) blocks.add(block.group(1));
        }
        return blocks;
    }
}
