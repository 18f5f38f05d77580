package dev.heddle.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `%jars` and `%%jars`: takes jars onto the class path, of a folder all.
final class Jars implements Magic.Line, Magic.Whole {
    private static final Manual MANUAL = Manual.of("jars jar", "%jars PATH…\n%%jars, and a path on each line", """
            Takes jars onto the class path. A path may be a pattern such as `lib/*.jar`, or a folder, which stands for \
            its jars. Its value is the list of the jars that were taken.""");

    private final Workbench workbench;

    Jars(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public List<String> run(Words words) throws Exception {
        if (words.isEmpty()) throw new Misuse("which jars? write %jars FILE or a pattern such as %jars lib/*.jar");
        return add(words.rest());
    }

    @Override
    public List<String> run(Words words, String body) throws Exception {
        return add(Stream.concat(
                        words.rest().stream(), body.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .toList());
    }

    private List<String> add(List<String> patterns) throws Exception {
        List<Path> jars = new ArrayList<>();
        for (String pattern : patterns) {
            for (Path path : Glob.matching(pattern)) {
                if (Files.isDirectory(path)) jars.addAll(Glob.children(path, "*.jar"));
                else jars.add(path);
            }
        }
        workbench.addToClassPath(jars);
        return jars.stream().map(Path::toString).toList();
    }
}
