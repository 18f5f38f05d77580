package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// The README keeps its word: its examples compile, run, and print what is shown; the dictionary's rows compile.
@Timeout(120)
class ReadmeTest {
    private static final String NAMES = """
                int x = 1; int v = 1; int n = 1;
                Channel<Integer> a = Channel.make(), b = Channel.make(), c = Channel.make();
                Mutex mu = new Mutex(); RWMutex rw = new RWMutex(); WaitGroup wg = new WaitGroup(); Once once = new Once();
                Context ctx = Context.background();
                static void f(int x) {}
                static void use(Object o) {}
            """;
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*?) \\| (`.*?`) \\| .*\\|$");
    private static final Pattern TEST_CLASS = Pattern.compile("(?m)^class (\\w+)");

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatIsShown() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(readme()).results().toList();
        assertTrue(examples.size() >= 8, "found " + examples.size());
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1).lines().findFirst().orElseThrow(),
                        () -> assertEquals(shown(example.group(2)), run(example.group(1)))));
    }

    private static String shown(String text) {
        return text == null ? "" : text;
    }

    private String run(String code) throws Exception {
        Matcher test = TEST_CLASS.matcher(code);
        if (test.find()) return runTests(test.group(1), code);
        boolean program = code.contains("void main()");
        String source = program ? code : Examples.IMPORTS + "void main() throws Throwable {\n" + code + "}\n";
        Class<?> main = compile("Example", source);
        var method = main.getDeclaredMethod("main");
        method.setAccessible(true);
        var constructor = main.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object instance = constructor.newInstance();
        return printed(() -> Run.main(() -> method.invoke(instance)));
    }

    private String runTests(String name, String code) throws Exception {
        Class<?> tests = compile(name, code);
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        listener);
        assertEquals(List.of(), listener.getSummary().getFailures());
        assertTrue(listener.getSummary().getTestsSucceededCount() > 1);
        return "";
    }

    private static String printed(Runnable body) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            body.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private Class<?> compile(String name, String source) throws Exception {
        return Examples.compile(folder, name, source);
    }

    @Test
    void everyRowOfTheDictionaryCompiles() throws Exception {
        String table = readme().split("## From Go to Java\n")[1].split("\n## ")[0];
        StringBuilder source = new StringBuilder(Examples.IMPORTS + "class Dictionary {\n" + NAMES);
        List<String> seen = new ArrayList<>();
        for (MatchResult row : ROW.matcher(table).results().toList()) {
            String code = row.group(2).replace("`", "");
            source.append("    // ")
                    .append(row.group(1))
                    .append("\n    void row")
                    .append(seen.size());
            source.append("() throws Throwable { ")
                    .append(code)
                    .append(code.endsWith("}") ? "" : ";")
                    .append(" }\n");
            seen.add(row.group(1));
        }
        assertEquals(table.lines().filter(line -> line.startsWith("| ")).count() - 2, seen.size(), seen.toString());
        compile("Dictionary", source.append("}\n").toString());
    }
}
