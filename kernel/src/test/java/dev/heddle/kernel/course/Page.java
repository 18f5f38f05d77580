package dev.heddle.kernel.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A notebook of text that is generated from the course's data, a Markdown cell for each part.
///
/// It is committed, so that readers need not build it; a test fails when it is not what the data say, and
/// `-Dheddle.golden=write` writes it.
record Page(String title, List<String> parts) {

    /// Compares the committed notebook with this one, or writes it.
    void check(Path committed) throws IOException {
        String text = json();
        if ("write".equals(System.getProperty("heddle.golden"))) Files.writeString(committed, text);
        assertEquals(
                text,
                Files.exists(committed) ? Files.readString(committed) : "",
                () -> committed + " is not what its data say; run with -Dheddle.golden=write and look");
    }

    private String json() throws IOException {
        var mapper = new ObjectMapper();
        ObjectNode notebook = mapper.createObjectNode();
        var cells = notebook.putArray("cells");
        for (int i = 0; i < parts.size(); i++) {
            ObjectNode cell = cells.addObject().put("cell_type", "markdown").put("id", "p%02d".formatted(i));
            cell.putObject("metadata").putObject("slideshow").put("slide_type", "slide");
            var source = cell.putArray("source");
            parts.get(i).lines().map(line -> line + "\n").forEach(source::add);
        }
        var metadata = notebook.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Java (Heddle)")
                .put("language", "java")
                .put("name", "java");
        metadata.putObject("language_info").put("name", "java");
        metadata.put("title", title);
        notebook.put("nbformat", 4).put("nbformat_minor", 5);
        var indenter = new DefaultIndenter(" ", "\n");
        var printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return mapper.writer(printer).writeValueAsString(notebook) + "\n";
    }
}
