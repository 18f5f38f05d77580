package dev.heddle.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An exercise of a chapter: what its notebook holds of it, and the known answers beside the notebook.
///
/// In the notebook these cells follow each other: the statement, a stub tagged `exercise:NN.K`, three hints in
/// folds, a check tagged `check:NN.K`, and a solution in a fold. The answers to put in the stub's place are in
/// `answers/NN.K/right-*.java` and `wrong-*.java`.
///
/// @param name chapter and number: `05.1`
/// @param opening the chapter's first code cell, which stub and check may rely on, and on no other
/// @param hints how many there are
record Exercise(
        String name,
        String opening,
        String stub,
        int hints,
        String check,
        String solution,
        List<Answer> right,
        List<Answer> wrong) {

    /// A known answer.
    record Answer(String name, String code) {}

    private static final String TAG = "exercise:";
    private static final Pattern SOLUTION = Pattern.compile(
            "<details>\\s*<summary>A solution</summary>.*?```java\n(.*?)```.*</details>", Pattern.DOTALL);
    private static final Pattern HINT = Pattern.compile("<summary>Hint \\d</summary>");

    /// The exercises of a chapter, in order.
    static List<Exercise> in(Path notebook) {
        try {
            List<JsonNode> cells = stream(
                            new ObjectMapper().readTree(notebook.toFile()).get("cells"))
                    .toList();
            String opening =
                    text(cells.stream().filter(Exercise::isCode).findFirst().orElseThrow());
            List<Exercise> exercises = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                for (String tag : tags(cells.get(i))) {
                    if (tag.startsWith(TAG))
                        exercises.add(at(cells, i, tag.substring(TAG.length()), opening, notebook));
                }
            }
            return exercises;
        } catch (IOException e) {
            throw new UncheckedIOException(notebook.toString(), e);
        }
    }

    private static Exercise at(List<JsonNode> cells, int stub, String name, String opening, Path notebook)
            throws IOException {
        if (isCode(cells.get(stub - 1))) throw new NoSuchElementException(name + ": no statement before the stub");
        JsonNode check = cells.get(stub + 2);
        if (!tags(check).containsAll(List.of("check:" + name, "raises-exception"))) {
            throw new NoSuchElementException(name + ": stub, hints and a check with its tags must follow each other");
        }
        Matcher solution = SOLUTION.matcher(text(cells.get(stub + 3)));
        if (!solution.find()) throw new NoSuchElementException(name + ": no solution in a fold after the check");
        Path answers = notebook.resolveSibling("answers").resolve(name);
        return new Exercise(
                name,
                opening,
                text(cells.get(stub)),
                (int) HINT.matcher(text(cells.get(stub + 1))).results().count(),
                text(check),
                solution.group(1),
                answers(answers, "right-"),
                answers(answers, "wrong-"));
    }

    private static List<Answer> answers(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            List<Answer> answers = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix)) answers.add(new Answer(name, Files.readString(file)));
            }
            return answers;
        }
    }

    private static boolean isCode(JsonNode cell) {
        return cell.get("cell_type").asText().equals("code");
    }

    private static List<String> tags(JsonNode cell) {
        return stream(cell.path("metadata").path("tags")).map(JsonNode::asText).toList();
    }

    /// The source, which a notebook file may give as one text or as a list of lines.
    private static String text(JsonNode cell) {
        JsonNode source = cell.get("source");
        StringBuilder text = new StringBuilder();
        if (source.isTextual()) return source.asText();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
