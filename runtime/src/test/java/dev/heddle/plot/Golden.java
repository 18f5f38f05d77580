package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that people read, compared with files under `src/test/resources`. `-Dheddle.golden=write` writes the files
/// anew: look at the difference before committing it.
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/heddle/plot");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /// Both pictures of a figure.
    static void check(String name, Figure figure) {
        check(name + ".svg", figure.svg());
        check(name + ".json", json(figure));
    }

    static void check(String file, String text) {
        Path path = FOLDER.resolve(file);
        try {
            if ("write".equals(System.getProperty("heddle.golden"))) Files.writeString(path, text);
            assertEquals(
                    Files.readString(path), text, () -> file + " differs; run with -Dheddle.golden=write and look");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Figure figure) {
        try {
            return JSON.writeValueAsString(figure.plotly()) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
