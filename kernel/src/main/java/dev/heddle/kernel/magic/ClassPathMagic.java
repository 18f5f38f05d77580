package dev.heddle.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%classpath`: takes files and folders onto the class path.
final class ClassPathMagic implements Magic.Line {
    private static final Manual MANUAL = Manual.of("classpath", "%classpath PATH…", """
            Takes folders of classes and jars onto the class path. A path may be a pattern such as `lib/*`. \
            Its value is the list of what was taken; without a path, of all that is on the class path.""");

    private final Workbench workbench;

    ClassPathMagic(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public List<String> run(Words words) throws Exception {
        if (words.isEmpty()) {
            List<String> all =
                    workbench.classPath().stream().map(Path::toString).toList();
            all.forEach(System.out::println);
            return all;
        }
        List<Path> entries = new ArrayList<>();
        for (String pattern : words.rest()) entries.addAll(Glob.matching(pattern));
        workbench.addToClassPath(entries);
        return entries.stream().map(Path::toString).toList();
    }
}
