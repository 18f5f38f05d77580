package dev.heddle.kernel.magic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a pattern such as `lib/*.jar` or `**/*.jar` stands for; a name without `*` stands for itself.
final class Glob {
    private static final int DEPTH = 12;

    private Glob() {}

    /// Absolute paths in the order of their names.
    ///
    /// @throws NoSuchFileException if there is no such file or folder
    static List<Path> matching(String pattern) throws IOException {
        String given = pattern.startsWith("~/") ? System.getProperty("user.home") + pattern.substring(1) : pattern;
        int star = given.indexOf('*');
        if (star < 0) return List.of(existing(Path.of(given)));
        int slash = given.lastIndexOf('/', star);
        Path folder = existing(Path.of(slash < 0 ? "." : given.substring(0, slash + 1)));
        String rest = given.substring(slash + 1);
        return rest.indexOf('/') < 0 && !rest.contains("**") ? children(folder, rest) : below(folder, rest);
    }

    /// The files of a folder whose names fit.
    static List<Path> children(Path folder, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    private static List<Path> below(Path folder, String rest) throws IOException {
        var matcher = folder.getFileSystem().getPathMatcher("glob:" + rest);
        try (var files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> matcher.matches(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static Path existing(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) throw new NoSuchFileException(absolute.toString());
        return absolute;
    }
}
