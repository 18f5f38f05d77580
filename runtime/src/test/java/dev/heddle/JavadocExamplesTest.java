package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples in the Javadoc of what users see compile.
@Timeout(120)
class JavadocExamplesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "heddle");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^ */// ```java\n(.*?)^ */// ```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String IMPORTS = Examples.IMPORTS + """
              import dev.heddle.junit.*;
              import dev.heddle.lesson.*;
              import java.net.http.HttpClient;
              import org.junit.jupiter.api.*;
              import static org.junit.jupiter.api.Assertions.*;
              """;

    /// What the examples leave to the reader's imagination.
    private static final String NAMES = """
                Mutex mu = new Mutex(); Cond cond = new Cond(mu); boolean ready;
                Channel<Integer> numbers = Channel.make();
                Flow.Publisher<String> publisher; Flow.Subscriber<Integer> subscriber;
                record Page() {}
                CompletableFuture<Page> page; String url;
                static class MutexCounter {}
                static void work() {}
                static void show(Object o) {}
                static Page fetch(Object o) { return new Page(); }
                static int count(Object... o) { return 0; }
            """;

    @TempDir
    private Path folder;

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path in : List.of(SOURCES, SOURCES.resolve("junit"), SOURCES.resolve("lesson"))) {
            try (var files = Files.list(in)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    EXAMPLE.matcher(Files.readString(file))
                            .results()
                            .map(found -> file.getFileName() + "\n" + found.group(1))
                            .forEach(examples::add);
                }
            }
        }
        return examples;
    }

    /// The code of an example: what follows the file's name, without slashes; an ellipsis stands for any statements.
    private static String code(String example) {
        return example.lines()
                .skip(1)
                .map(line -> line.replaceFirst("^ */// ?", "")
                        .replaceFirst(" *// .*$", "")
                        .replace("…", ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void examplesCompile() throws Exception {
        List<String> examples = examples();
        assertTrue(examples.size() >= 15, examples.size() + " found");
        StringBuilder source = new StringBuilder(IMPORTS + "class Javadoc {\n" + NAMES);
        for (int i = 0; i < examples.size(); i++) {
            String code = code(examples.get(i));
            boolean members = code.startsWith("@");
            String end = members || code.stripTrailing().matches("(?s).*[;}]") ? "" : ";";
            source.append("// ")
                    .append(examples.get(i).lines().findFirst().orElseThrow())
                    .append('\n');
            source.append(members ? "class Example" + i + " {\n" : "void example" + i + "() throws Throwable {\n");
            source.append(code).append(end).append("\n}\n");
        }
        Examples.compile(folder, "Javadoc", source.append("}\n").toString());
    }
}
