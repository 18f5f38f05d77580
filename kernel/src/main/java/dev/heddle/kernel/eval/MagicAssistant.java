package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Catalogue;
import dev.heddle.kernel.magic.Manual;
import dev.heddle.kernel.magic.Part;
import dev.heddle.kernel.magic.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Completes and documents magics and their words. Runs none. Any thread.
record MagicAssistant(Catalogue catalogue) {
    private static final Pattern NAME = Pattern.compile("(?:.*=)?\\s*(?<name>%{1,2}\\w*)");
    private static final Pattern WORD = Pattern.compile("(?:.*=)?\\s*%{1,2}(?<name>\\w+)\\s+(?:.*\\s)?(?<word>\\S*)");
    private static final Set<String> JAVA = Set.of("time", "java", "bench", "jfr", "asm");

    /// What may stand at a cursor in a magic; nothing if it is in none.
    Optional<Completions> complete(String code, int cursor) {
        String head = code.substring(code.lastIndexOf('\n', cursor - 1) + 1, cursor);
        Matcher name = NAME.matcher(head);
        if (name.matches())
            return Optional.of(new Completions(
                    catalogue.beginning(name.group("name")),
                    cursor - name.group("name").length(),
                    cursor));
        Matcher word = WORD.matcher(head);
        if (!word.matches()) return Optional.empty();
        Optional<Manual> manual = catalogue.manual(word.group("name"));
        if (manual.isEmpty() || JAVA.contains(manual.get().name())) return Optional.empty();
        String begun = word.group("word");
        List<String> forms = manual.get().forms();
        Stream<String> known = forms.stream()
                .flatMap(form -> Pattern.compile("[\\s\\[\\]]+").splitAsStream(form))
                .filter(part -> part.matches("[-/].*"))
                .map(part -> part.replaceFirst("=.*", "="));
        Stream<String> files =
                forms.stream().anyMatch(form -> form.matches(".*\\b(FILE|PATH)\\b.*")) ? files(begun) : Stream.of();
        List<String> matches = Stream.concat(known, files)
                .filter(match -> match.startsWith(begun))
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new Completions(matches, cursor - begun.length(), cursor));
    }

    /// The manual of the magic at a cursor.
    Optional<Documentation> inspect(String code, int cursor) {
        int start = code.lastIndexOf('\n', cursor - 1) + 1;
        int end = code.indexOf('\n', cursor);
        Matcher name = Pattern.compile("(?:^|=)\\s*(%{1,2}\\w+)")
                .matcher(code.substring(start, end < 0 ? code.length() : end));
        while (name.find()) {
            if (start + name.start(1) > cursor || cursor > start + name.end(1)) continue;
            return catalogue.manual(name.group(1)).map(m -> new Documentation(m.plain(), m.markdown()));
        }
        return Optional.empty();
    }

    /// The cell as JShell may read it around a cursor: blanks for what is no Java.
    static String java(String code, int cursor) {
        if (code.indexOf('%') < 0) return code;
        String found = " ".repeat(code.length());
        for (Part part : Parts.of(code)) {
            if (part instanceof Part.Java java
                    && java.code().length() - java.code().stripLeading().length() <= cursor) found = java.code();
            if (part instanceof Part.Whole whole && JAVA.contains(whole.name()))
                found = " ".repeat(code.length() - whole.body().length()) + whole.body();
        }
        return found;
    }

    private static Stream<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return files
                    .map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .filter(file -> !file.startsWith(folder + ".") || begun.startsWith(folder + "."))
                    .toList()
                    .stream();
        } catch (IOException | InvalidPathException e) {
            return Stream.of();
        }
    }
}
