package dev.heddle.kernel.eval;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the classes of what a notebook adds to its class path, then the kernel's own.
final class Libraries extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    Libraries() {
        super("libraries", new URL[0], Libraries.class.getClassLoader());
    }

    void add(List<Path> entries) throws IOException {
        for (Path entry : entries) addURL(entry.toUri().toURL());
    }

    /// The files that a pattern such as `lib/*.jar` stands for; a name without `*` stands for itself.
    static List<Path> matching(String pattern) throws IOException {
        int slash = pattern.lastIndexOf('/');
        String name = pattern.substring(slash + 1);
        if (name.indexOf('*') < 0) return List.of(existing(Path.of(pattern)));
        Path folder = existing(Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1)));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    private static Path existing(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) throw new java.nio.file.NoSuchFileException(absolute.toString());
        return absolute;
    }
}
