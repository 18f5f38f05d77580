package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.heddle.kernel.Exercise.Answer;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.eval.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The exercises of every chapter, as committed: the stub fails, the folded solution and every right answer
/// pass, every wrong one fails with a reason, and after each of them the notebook goes on.
class ExercisesTest {
    private static final Path NOTEBOOKS = Path.of("..", "notebooks");
    private static final int ENOUGH_EXERCISES = 3; // in a chapter that has any
    private static final int ENOUGH_RIGHT = 2;
    private static final int ENOUGH_WRONG = 3;

    @TestFactory
    Stream<DynamicNode> chapters() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files
                    .filter(f -> f.getFileName().toString().matches("\\d\\d-.+\\.ipynb"))
                    .sorted()
                    .map(ExercisesTest::chapter)
                    .toList()
                    .stream();
        }
    }

    private static DynamicNode chapter(Path file) {
        List<Exercise> exercises = Exercise.in(file);
        DynamicNode number = dynamicTest(
                "has enough exercises",
                () -> assertTrue(
                        exercises.isEmpty() || exercises.size() >= ENOUGH_EXERCISES, exercises.size() + " of 3"));
        return dynamicContainer(
                file.getFileName().toString(),
                Stream.concat(Stream.of(number), exercises.stream().map(ExercisesTest::exercise)));
    }

    private static DynamicNode exercise(Exercise exercise) {
        Notebook notebook = new Notebook(exercise);
        return dynamicContainer(
                exercise.name(),
                Stream.of(
                                Stream.of(
                                        dynamicTest("has enough answers", () -> countAnswers(exercise)),
                                        dynamicTest("has three hints", () -> assertEquals(3, exercise.hints())),
                                        dynamicTest("the stub fails", () -> notebook.rejects(exercise.stub())),
                                        dynamicTest(
                                                "the solution passes", () -> notebook.accepts(exercise.solution()))),
                                exercise.right().stream().map(answer -> passes(notebook, answer)),
                                exercise.wrong().stream().map(answer -> fails(notebook, answer)),
                                Stream.of(dynamicTest("the notebook goes on", notebook::close)))
                        .flatMap(tests -> tests));
    }

    private static DynamicTest passes(Notebook notebook, Answer answer) {
        return dynamicTest(answer.name() + " passes", () -> notebook.accepts(answer.code()));
    }

    private static DynamicTest fails(Notebook notebook, Answer answer) {
        return dynamicTest(answer.name() + " fails", () -> notebook.rejects(answer.code()));
    }

    private static void countAnswers(Exercise exercise) {
        assertTrue(
                exercise.right().size() >= ENOUGH_RIGHT, () -> exercise.right().size() + " right answers");
        assertTrue(
                exercise.wrong().size() >= ENOUGH_WRONG, () -> exercise.wrong().size() + " wrong answers");
    }

    /// A notebook in which one exercise is answered again and again. Used by one thread.
    private static final class Notebook {
        private final Exercise exercise;
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private Evaluator evaluator = new Evaluator();
        private int cells;

        Notebook(Exercise exercise) {
            this.exercise = exercise;
        }

        void accepts(String answer) {
            Outcome outcome = check(answer);
            assertInstanceOf(Outcome.Nothing.class, outcome, () -> outcome + "\n" + printed());
        }

        void rejects(String answer) {
            Outcome outcome = check(answer);
            Outcome.Failed failed =
                    assertInstanceOf(Outcome.Failed.class, outcome, () -> "the check passed\n" + printed());
            assertEquals("CheckFailed", failed.name(), () -> outcome + "\n" + printed());
            assertTrue(printed().matches("(?s).*✗ .+\n  .+"), () -> "no reason is given\n" + printed());
            assertEquals(new Outcome.Value(42), eval("6 * 7"), "the next cell works");
        }

        void close() {
            evaluator.close();
        }

        private Outcome check(String answer) {
            printed.reset();
            if (cells == 0) ready(eval(exercise.opening()), "the chapter's first cell");
            ready(eval(answer), answer);
            return eval(exercise.check());
        }

        private void ready(Outcome outcome, String cell) {
            assertTrue(
                    outcome instanceof Outcome.Nothing || outcome instanceof Outcome.Value,
                    () -> cell + "\n" + outcome);
        }

        private Outcome eval(String code) {
            PrintStream before = System.out;
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            try {
                return evaluator.eval(new Cell(++cells, code), value -> value);
            } finally {
                System.setOut(before);
            }
        }

        private String printed() {
            return printed.toString(StandardCharsets.UTF_8);
        }
    }
}
