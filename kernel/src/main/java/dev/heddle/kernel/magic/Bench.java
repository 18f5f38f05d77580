package dev.heddle.kernel.magic;

import dev.heddle.kernel.maven.Coordinates;
import dev.heddle.kernel.maven.MavenLibraries.How;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// `%%bench`: measures with JMH, in a JVM of its own.
final class Bench implements Magic.Whole {
    private static final String JMH = "1.37";
    private static final Map<String, String> USUAL = Map.of(
            "-f", "1", "-wi", "3", "-w", "500ms", "-i", "5", "-r", "500ms", "-bm", "avgt", "-tu", "ns", "-v", "SILENT");
    private static final Manual MANUAL = Manual.of("bench", "%%bench [JMH OPTION…], and Java below", """
            Measures how long Java takes with JMH, which is brought by Maven at its first use: in a JVM of its own, \
            warmed up, with an error margin. The Java is a block that ends in an expression, or fields and methods \
            with `@Benchmark`. It has the notebook's imports and class path, and none of its variables. \
            `%%bench -f 3 -i 10` measures longer, `-t 2` on two threads.""");

    private final Maven maven;
    private final Workbench workbench;

    Bench(Maven maven, Workbench workbench) {
        this.maven = maven;
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        if (body.isBlank()) throw new Misuse("%%bench measures the Java below it, and there is none");
        List<Path> jmh = maven.ask(libraries -> libraries.find(
                List.of(
                        Coordinates.parse("org.openjdk.jmh:jmh-core:" + JMH),
                        Coordinates.parse("org.openjdk.jmh:jmh-generator-annprocess:" + JMH)),
                How.USUAL));
        return ChildJvm.inFolder(folder -> {
            compile(source(body, workbench.imports()), folder, jmh);
            List<Path> path = new ArrayList<>(List.of(folder));
            path.addAll(jmh);
            Path results = folder.resolve("results.txt");
            List<String> command =
                    new ChildJvm(workbench).command(List.of("--sun-misc-unsafe-memory-access=allow"), path);
            command.add("org.openjdk.jmh.Main");
            command.addAll(options(words.raw()));
            command.addAll(List.of("-rf", "text", "-rff", results.toString()));
            int code = new Child(command).run("");
            if (code != 0) throw new Misuse("JMH could not measure this: see its words above");
            System.out.print(Files.readString(results).replace("cell.CellBenchmark.", ""));
            return null;
        });
    }

    /// The reader's options, and the usual ones in place of those that are not given: JMH takes each only once.
    static List<String> options(List<String> given) {
        List<String> options = new ArrayList<>(given);
        USUAL.forEach((name, value) -> {
            if (!given.contains(name)) options.addAll(List.of(name, value));
        });
        return options;
    }

    /// A benchmark class; the reader's lines stay what they are.
    static String source(String body, String imports) {
        String head = "package cell;" + imports
                + "import org.openjdk.jmh.annotations.*;import org.openjdk.jmh.infra.Blackhole;"
                + "@State(Scope.Benchmark) public class CellBenchmark {";
        // The reader's first line is the second, as in the cell.
        if (body.contains("@Benchmark")) return head + "\n" + body + "\n}\n";
        int last = lastStatement(body);
        String value = body.substring(last).strip();
        String end = value.isEmpty()
                ? "\nreturn null;"
                : " return" + body.substring(last).stripTrailing() + ";";
        return head + "@Benchmark public Object block() throws Throwable {\n" + body.substring(0, last) + end
                + "\n}}\n";
    }

    /// Where the expression begins that ends the block; the block's end if it ends in a statement.
    private static int lastStatement(String body) {
        int depth = 0;
        int last = 0;
        for (int i = 0; i < body.length(); i = Tokens.end(body, i)) {
            char c = body.charAt(i);
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            if (depth == 0 && (c == ';' || c == '}')) last = i + 1;
        }
        return last;
    }

    private void compile(String source, Path folder, List<Path> jmh) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) throw new Misuse("this Java has no compiler: run the kernel with a JDK");
        Path file = Files.writeString(folder.resolve("CellBenchmark.java"), source);
        var errors = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-cp",
                    joined(Stream.concat(jmh.stream(), workbench.classPath().stream())),
                    "-processorpath",
                    joined(jmh.stream()),
                    "-proc:full",
                    "-nowarn");
            boolean done = javac.getTask(errors, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            if (!done)
                throw new Misuse(
                        "the block does not compile:\n" + errors.toString().replace(file.toString(), "cell"));
        }
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
