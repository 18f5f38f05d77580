package dev.heddle.kernel.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/// Turns javac's diagnostics into problems at the reader's positions and in the reader's names.
final class Problems {

    private static final Pattern CELL_LOCATION =
            Pattern.compile("\\n\\s*location: class (notebook\\.)?Cell\\d+(_\\d+)?(?=\\n|$)");
    private static final Pattern CELL_NAME = Pattern.compile("\\b(notebook\\.)?Cell\\d+(_\\d+)?\\.");

    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z]\\w*\\.)+([A-Z]\\w*)");

    private Problems() {}

    /// @throws CompilationFailure if there is an error
    static void check(DiagnosticCollector<JavaFileObject> diagnostics, Source source) throws CompilationFailure {
        List<Problem> problems = diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> new Problem(source.inCell(d.getPosition()), plain(simple(d.getMessage(Locale.ROOT)))))
                .distinct()
                .toList();
        if (!problems.isEmpty()) throw new CompilationFailure(problems);
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
