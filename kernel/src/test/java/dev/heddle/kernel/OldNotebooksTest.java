package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heddle.kernel.display.Notebook;
import dev.heddle.kernel.display.Publisher;
import dev.heddle.kernel.display.Renderer;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.eval.Outcome;
import dev.heddle.kernel.maven.FileRepository;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notebooks as they are written for IJava, JJava and rapaio run here to their ends: each cell does what its author
/// saw, and those that fail on purpose fail.
@Isolated // changes what display shows to
@Timeout(180)
class OldNotebooksTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("maven.repo.local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"language", "display", "magics", "libraries"})
    void everyCellRuns(String notebook) throws Exception {
        prepare();
        Notebook.install(nowhere(), new Renderer());
        List<String> lost = new ArrayList<>();
        int run = 0;
        try (var evaluator = new Evaluator()) {
            eval(
                    evaluator,
                    0,
                    "String folder = \"" + folder + "\";\nString repository = \"" + folder.resolve("repository")
                            + "\";");
            for (JsonNode cell : cells(notebook)) {
                String code = cell.get("source")
                        .asText()
                        .replace(
                                "REPOSITORY",
                                folder.resolve("repository").toUri().toString());
                boolean fails = cell.path("metadata").path("tags").toString().contains("raises-exception");
                Outcome outcome = eval(evaluator, ++run, code);
                if (outcome instanceof Outcome.Failed != fails) lost.add(code + "\n  gave " + outcome);
            }
        }
        System.out.printf("%s: %d of %d cells run%n", notebook, run - lost.size(), run);
        assertEquals(List.of(), lost);
    }

    private static Outcome eval(Evaluator evaluator, int number, String code) {
        return evaluator.eval(new Cell(number, code), Notebook::render);
    }

    private List<JsonNode> cells(String notebook) throws IOException {
        List<JsonNode> code = new ArrayList<>();
        try (var file = getClass().getResourceAsStream("/notebooks/" + notebook + ".ipynb")) {
            for (JsonNode cell : new ObjectMapper().readTree(file).get("cells"))
                if (cell.get("cell_type").asText().equals("code")) code.add(cell);
        }
        return code;
    }

    private void prepare() throws IOException {
        System.setProperty("maven.repo.local", folder.resolve("m2").toString());
        var repository = new FileRepository(Files.createDirectories(folder.resolve("repository")))
                .classLibrary(
                        "t",
                        "greeter",
                        "1",
                        "Greeter",
                        "package greet; public class Greeter { public String hi() { return \"hi\"; } }")
                .classLibrary(
                        "t",
                        "maths",
                        "1",
                        "Maths",
                        "package maths; public class Maths { public static int square(int x) { return x * x; } }");
        for (String name : List.of("more", "pom", "late")) {
            String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            repository.classLibrary(
                    "t",
                    name,
                    "1",
                    type,
                    "package " + name + "; public class " + type + " { public static final String NAME = \"" + name
                            + "\"; }");
        }
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId>"
                        + "<version>1</version><dependencies>"
                        + FileRepository.dependency("t", "pom", "<version>1</version>") + "</dependencies></project>");
        Files.writeString(folder.resolve("tools.jsh"), "int twice(int x) {\n    return 2 * x;\n}\nint base = 4;\n");
        Files.writeString(
                folder.resolve("chapter.ipynb"),
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"%load " + folder
                        + "/tools\\n\", \"int fromChapter = twice(5);\"]}]}");
    }

    /// Takes whatever is shown.
    private static Publisher nowhere() {
        return (Publisher) Proxy.newProxyInstance(
                Publisher.class.getClassLoader(),
                new Class<?>[] {Publisher.class},
                (_, method, _) -> method.getReturnType() == String.class ? "" : null);
    }
}
