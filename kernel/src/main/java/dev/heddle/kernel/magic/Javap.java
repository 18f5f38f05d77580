package dev.heddle.kernel.magic;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `%javap`: shows the bytecode of a cell's type or method, or of any class.
final class Javap implements Magic.Line {
    private static final Manual MANUAL = Manual.of("javap", "%javap [OPTION…] NAME…", """
            Shows the bytecode of a type, method or variable of the notebook, as javac wrote it, or of a class of the \
            class path. Without options, `-c -p`. Before cell code runs, the kernel weaves stops into it; `%javap` \
            shows it without them.""");

    private final Workbench workbench;

    Javap(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        ToolProvider javap = ToolProvider.findFirst("javap")
                .orElseThrow(() -> new Misuse("this Java has no javap: run the kernel with a JDK"));
        Map<Boolean, List<String>> split =
                words.raw().stream().collect(Collectors.partitioningBy(word -> word.startsWith("-")));
        List<String> options = split.getOrDefault(true, List.of());
        List<String> names = split.getOrDefault(false, List.of());
        if (names.isEmpty()) throw new Misuse("of what? write %javap NAME, with the name of a type or a method");
        for (String name : names) show(javap, options.isEmpty() ? List.of("-c", "-p") : options, name);
        return null;
    }

    private void show(ToolProvider javap, List<String> options, String name) throws Exception {
        SortedMap<String, byte[]> found = workbench.classFiles(name);
        if (found.isEmpty()) {
            String path = workbench.classPath().stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(java.io.File.pathSeparator));
            System.out.print(run(javap, options, List.of("-cp", path, name), name));
            return;
        }
        String text = ChildJvm.inFolder(folder -> {
            List<String> files = new ArrayList<>();
            int number = 0;
            for (byte[] bytes : found.values())
                files.add(
                        Files.write(folder.resolve(number++ + ".class"), bytes).toString());
            return run(javap, options, files, name);
        });
        boolean type = found.firstKey().contains("$" + name);
        System.out.print(type ? text : member(text, name));
    }

    private static String run(ToolProvider javap, List<String> options, List<String> what, String name) throws Misuse {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(what);
        var out = new StringWriter();
        int code = javap.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        String text = out.toString();
        if (text.contains("class not found"))
            throw new Misuse("nothing in the notebook and no class on the class path is called " + name);
        if (code != 0)
            throw new Misuse("javap says: " + text.lines().findFirst().orElse("nothing"));
        return text.lines().filter(line -> !line.startsWith("Warning:")).collect(Collectors.joining("\n", "", "\n"));
    }

    /// The paragraphs about a member; all if there are none.
    private static String member(String text, String name) {
        String some = Arrays.stream(text.split("\n\n", -1))
                .filter(paragraph ->
                        paragraph.strip().lines().findFirst().orElse("").matches(".*[ $]" + name + "[(;].*"))
                .collect(Collectors.joining("\n\n"));
        return some.isEmpty() ? text : some + "\n";
    }
}
