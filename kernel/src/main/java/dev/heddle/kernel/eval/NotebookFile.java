package dev.heddle.kernel.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file of the notebook that a kernel runs, as it was saved last: it tells which cell declares a name.
///
/// The protocol does not say which cells a notebook has; Jupyter's server names the file in the environment, as
/// `JPY_SESSION_NAME`. Other front ends do not, and then nothing is told.
final class NotebookFile {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+)\\.(\\*|\\w+);");
    private static final int SHOWN = 60;

    private final Path file;

    NotebookFile(Path file) {
        this.file = file;
    }

    /// That of this kernel, if the front end has told.
    static Optional<NotebookFile> ofSession() {
        return Optional.ofNullable(System.getenv("JPY_SESSION_NAME"))
                .filter(name -> name.endsWith(".ipynb"))
                .map(name -> new NotebookFile(Path.of(name)));
    }

    /// Which cell to run so that a name is known, as a sentence without a full stop.
    Optional<String> cellFor(String name) {
        Pattern declaration = Pattern.compile("(?m)^(?! )(?:.*[\\w>\\]?] +)?" + Pattern.quote(name)
                + "(?: *(?:[=;,{<]|$)|\\([^;]*\\{)|^var " + Pattern.quote(name) + "\\b");
        List<String> cells = codeCells();
        return cells.stream()
                .filter(cell -> declaration.matcher(cell).find())
                .findFirst()
                .map(cell -> "run the cell that declares it first, the one that begins with " + beginning(cell))
                .or(() -> cells.stream()
                        .filter(cell -> imports(cell, name))
                        .findFirst()
                        .map(cell ->
                                "run the cell that imports it first, the one that begins with " + beginning(cell)));
    }

    private List<String> codeCells() {
        List<String> cells = new ArrayList<>();
        try {
            for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).path("cells"))
                if (cell.path("cell_type").asText().equals("code")) cells.add(text(cell.path("source")));
        } catch (IOException e) {
            return List.of(); // moved or deleted since the kernel has started
        }
        return cells;
    }

    private static boolean imports(String cell, String name) {
        for (Matcher matcher = IMPORT.matcher(cell); matcher.find(); ) {
            boolean all = matcher.group(2).equals("*");
            if (all
                    ? Hints.exists(matcher.group(1) + "." + name)
                    : matcher.group(2).equals(name)) return true;
        }
        return false;
    }

    private static String beginning(String cell) {
        String line =
                cell.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    /// The source, which a notebook file gives as one text or as a list of lines.
    private static String text(JsonNode source) {
        if (source.isTextual()) return source.asText();
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
