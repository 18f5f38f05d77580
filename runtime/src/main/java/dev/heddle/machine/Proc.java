package dev.heddle.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads what the kernel offers as files. What is not there, or may not be read, is empty: processes and threads end
/// while one looks.
final class Proc {
    static final Path ROOT = Path.of("/proc");

    private Proc() {}

    static boolean exists() {
        return Files.isReadable(ROOT.resolve("self/maps"));
    }

    static Path of(long pid) {
        return ROOT.resolve(Long.toString(pid));
    }

    /// All lines. A file below `/proc/sys` gives all that it has to the first read, and `readString` begins with one
    /// byte.
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException | SecurityException gone) {
            return List.of();
        }
    }

    /// The first line, or the empty text.
    static String line(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /// Where a symbolic link leads, or the empty text.
    static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | SecurityException gone) {
            return "";
        }
    }

    /// The entries of a folder whose names are numbers, in order.
    static List<Long> numbers(Path folder) {
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path entry : entries)
                numbers.add(Long.parseLong(entry.getFileName().toString()));
        } catch (IOException | SecurityException gone) {
            return List.of();
        }
        numbers.sort(null);
        return numbers;
    }

    /// The values of lines of the form `name: value`.
    static Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0)
                fields.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
        }
        return fields;
    }

    /// The number that a text such as `12 kB` begins with, or −1.
    static long number(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
        return end == 0 || end > 18 ? -1 : Long.parseLong(text.substring(0, end));
    }
}
