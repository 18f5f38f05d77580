package dev.heddle.kernel.eval;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/// Turns javac's diagnostics into problems at the reader's positions and in the reader's names.
final class Problems {

    private static final Pattern CELL_LOCATION =
            Pattern.compile("\\n\\s*location: class (notebook\\.)?Cell\\d+(_\\d+)?(?=\\n|$)");
    private static final Pattern CELL_NAME = Pattern.compile("\\b(notebook\\.)?Cell\\d+(_\\d+)?\\.");

    private Problems() {}

    /// @throws CompilationFailure if there is an error
    static void check(DiagnosticCollector<JavaFileObject> diagnostics, Source source) throws CompilationFailure {
        List<Problem> problems = diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> new Problem(source.inCell(d.getPosition()), plain(d.getMessage(Locale.ROOT))))
                .distinct()
                .toList();
        if (!problems.isEmpty()) throw new CompilationFailure(problems);
    }

    /// A message without the names of the classes that cells become.
    static String plain(String message) {
        String located = CELL_LOCATION.matcher(message).replaceAll("");
        return CELL_NAME.matcher(located).replaceAll("");
    }
}
