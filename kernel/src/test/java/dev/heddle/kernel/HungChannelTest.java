package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The fault that chapter 9 shows still bites: the article's channel program counts to its limit and never ends,
/// on real processors and under every schedule. Runs the chapter's own cells.
@Timeout(120)
class HungChannelTest {
    private static final Path CHAPTER = Path.of("..", "notebooks", "09-channels-meeting.ipynb");
    private static final String BITES = "bites:hung-channel"; // tags the cell that hangs

    private final Evaluator evaluator = new Evaluator();
    private final List<String> cells = new ArrayList<>(); // what has been run, in order
    private Outcome hung;

    @BeforeEach
    void runTheChapterAsFarAsItHangs() throws IOException {
        for (JsonNode cell : new ObjectMapper().readTree(CHAPTER.toFile()).get("cells")) {
            if (!cell.get("cell_type").asText().equals("code")) continue;
            hung = run(text(cell.get("source")));
            if (cell.path("metadata").path("tags").toString().contains(BITES)) return;
        }
    }

    @AfterEach
    void close() {
        evaluator.close();
    }

    @Test
    void allSleepAndTheReportNamesTheSend() {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, hung);
        assertEquals("all goroutines are asleep - deadlock!", failed.message());
        String report = String.join("\n", failed.traceback());
        assertTrue(
                report.matches("(?s).*\\[chan send]:\nstep\\(\\.\\.\\.\\)\n\t" + place("channel.send(next);") + "\n.*"),
                report);
        assertTrue(
                report.matches("(?s).*\\[sync.WaitGroup.Wait]:\ncount.*\n\t" + place("done.await();") + "\n.*"),
                report);
    }

    @Test
    void itHasCountedToItsLimit() {
        assertEquals(new Outcome.Value(100), run("counted.getLast()"));
    }

    @Test
    void itEndsUnderNoSchedule() {
        assertEquals(
                new Outcome.Value("{false=200}"),
                run("\"\" + Schedule.sample(200, () -> count(5), r -> ending(r).startsWith(\"ended\")).counts()"));
    }

    private Outcome run(String code) {
        cells.add(code);
        return evaluator.eval(new Cell(cells.size(), code), value -> value);
    }

    /// Where a line of code stands, as `Cell\[3]:8`.
    private String place(String line) {
        for (int cell = 0; cell < cells.size(); cell++) {
            List<String> lines = cells.get(cell).lines().map(String::strip).toList();
            if (lines.contains(line)) return "Cell\\[" + (cell + 1) + "]:" + (lines.indexOf(line) + 1);
        }
        throw new AssertionError("no cell has the line " + line);
    }

    /// The source, which a notebook file may give as one text or as a list of lines.
    private static String text(JsonNode source) {
        if (source.isTextual()) return source.asText();
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
