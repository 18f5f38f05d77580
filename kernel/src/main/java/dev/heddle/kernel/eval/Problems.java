package dev.heddle.kernel.eval;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/// Turns javac's diagnostics into problems at the reader's positions and in the reader's names.
final class Problems {

    private static final Pattern CELL_LOCATION =
            Pattern.compile("\\n\\s*location: class (notebook\\.)?Cell\\d+(_\\d+)?(?=\\n|$)");
    private static final Pattern CELL_TYPE = Pattern.compile("\\bnotebook\\.(Cell\\d+(?:_\\d+)?)\\.(\\w+)");
    private static final Pattern CELL_NAME = Pattern.compile("\\b(notebook\\.)?Cell\\d+(_\\d+)?\\.");

    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z]\\w*\\.)+([A-Z]\\w*)");

    private Problems() {}

    /// @throws CompilationFailure if there is an error
    static void check(DiagnosticCollector<JavaFileObject> diagnostics, Map<URI, Source> sources)
            throws CompilationFailure {
        List<Problem> problems = diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> new Problem(place(d, sources), explained(d.getMessage(Locale.ROOT)), Hints.of(d)))
                .distinct()
                .toList();
        if (!problems.isEmpty()) throw new CompilationFailure(problems);
    }

    private static int place(Diagnostic<? extends JavaFileObject> diagnostic, Map<URI, Source> sources) {
        JavaFileObject file = diagnostic.getSource();
        Source source = file == null ? null : sources.get(file.toUri());
        return source == null ? 0 : source.inCell(diagnostic.getPosition());
    }

    /// A message in the reader's names. Where one class stands for two, since a later cell declared it anew, it says
    /// so.
    private static String explained(String message) {
        Map<String, Set<String>> cells = new TreeMap<>();
        CELL_TYPE
                .matcher(message)
                .results()
                .forEach(r ->
                        cells.computeIfAbsent(r.group(2), _ -> new HashSet<>()).add(r.group(1)));
        StringBuilder text = new StringBuilder(plain(simple(message)));
        cells.forEach((name, units) -> {
            if (units.size() > 1) {
                text.append("\n  ")
                        .append(name)
                        .append(" has been declared anew: run the cell again that made this value");
            }
        });
        return text.toString();
    }

    /// A message with simple names of classes, as javac prints them on a terminal, where they are unambiguous.
    private static String simple(String message) {
        Map<String, Set<String>> qualified = new HashMap<>();
        QUALIFIED
                .matcher(message)
                .results()
                .forEach(r -> qualified
                        .computeIfAbsent(r.group(1), _ -> new HashSet<>())
                        .add(r.group()));
        return QUALIFIED
                .matcher(message)
                .replaceAll(r -> Matcher.quoteReplacement(
                        qualified.getOrDefault(r.group(1), Set.of()).size() == 1 ? r.group(1) : r.group()));
    }

    /// A message without the names of the classes that cells become.
    static String plain(String message) {
        String located = CELL_LOCATION.matcher(message).replaceAll("");
        return CELL_NAME.matcher(located).replaceAll("");
    }
}
