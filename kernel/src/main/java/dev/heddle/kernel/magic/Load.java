package dev.heddle.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%load`: runs another notebook, or a file of Java, in this one.
final class Load implements Magic.Line {
    private static final List<String> EXTENSIONS = List.of("", ".jsh", ".jshell", ".java", ".ijava", ".ipynb");
    private static final Manual MANUAL = Manual.of("load", "%load FILE", """
            Runs the code cells of a notebook, or the text of a `.jsh` or `.java` file, as if they stood here. \
            The file is looked for in the notebook's folder; its extension may be left out. \
            Its value is that of the last expression.""");

    private final Workbench workbench;

    Load(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        String given = words.isEmpty() ? words.next("a file") : String.join(" ", words.rest());
        if (given.indexOf('*') < 0) return load(find(given));
        Object last = null;
        for (Path file : Glob.matching(given)) last = load(file);
        return last;
    }

    private @Nullable Object load(Path file) throws Exception {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".ipynb")) return workbench.eval(name, Files.readString(file));
        Object last = null;
        int number = 0;
        for (JsonNode cell : cells(file)) {
            number++;
            if (cell.path("cell_type").asText().equals("code"))
                last = workbench.eval(name + ", cell " + number, text(cell.path("source")));
        }
        return last;
    }

    private static Path find(String name) throws Misuse {
        String given = name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name;
        for (String extension : EXTENSIONS) {
            Path file = Path.of(given + extension);
            if (Files.isRegularFile(file)) return file;
        }
        throw new Misuse("there is no file " + Path.of(given).toAbsolutePath().normalize() + ", with or without one of "
                + String.join(" ", EXTENSIONS.subList(1, EXTENSIONS.size())));
    }

    private static JsonNode cells(Path file) throws Misuse, IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            JsonNode cells = root.has("worksheets") ? root.at("/worksheets/0/cells") : root.path("cells");
            if (cells.isArray()) return cells;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new Misuse(file + " is no notebook: " + e.getOriginalMessage());
        }
        throw new Misuse(file + " is no notebook: it has no cells");
    }

    /// The source, which a notebook file gives as one text or as a list of lines.
    private static String text(JsonNode source) {
        if (source.isTextual()) return source.asText();
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
