package dev.heddle.kernel.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The cells that failed, so that a later cell which lacks what they were to bring can name the root. Any thread.
final class Roots {
    private static final Pattern SYMBOL = Pattern.compile("cannot find symbol\\s+symbol:\\s+\\w+ (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+) does not exist");
    private static final Pattern BRINGS =
            Pattern.compile("(?m)^\\s*%{1,2}(?:maven|addMaven\\w*|loadFromPOM|jars?|classpath|dependency|load)\\b");

    private record Failed(String code, String message) {}

    private final Map<Integer, Failed> cells = new LinkedHashMap<>(); // by number, the latest last; guarded by this

    synchronized void failed(Cell cell, Outcome.Failed outcome) {
        cells.put(
                cell.number(),
                new Failed(cell.code(), outcome.message().lines().findFirst().orElse(outcome.name())));
    }

    /// A line for each failed cell that a failure can be the consequence of.
    synchronized List<String> of(Cell cell, CompilationFailure failure) {
        List<String> lines = new ArrayList<>();
        failure.problems().stream()
                .flatMap(problem -> Stream.of(SYMBOL, PACKAGE).map(pattern -> pattern.matcher(problem.message())))
                .filter(Matcher::find)
                .map(found -> line(cell, found.group(1), found.pattern().equals(PACKAGE)))
                .filter(line -> !line.isEmpty())
                .distinct()
                .forEach(lines::add);
        return lines;
    }

    private String line(Cell cell, String name, boolean isPackage) {
        String found = "";
        for (Map.Entry<Integer, Failed> each : cells.entrySet()) {
            String code = each.getValue().code();
            if (each.getKey() >= cell.number()) continue;
            if (isPackage ? BRINGS.matcher(code).find() : declares(code, name))
                found = "note: cell " + each.getKey() + " was to bring " + name + ", but failed: "
                        + each.getValue().message();
        }
        return found;
    }

    private static boolean declares(String code, String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("\\b(?:class|interface|record|enum)\\s+" + quoted + "\\b|[\\w>\\]]\\s+" + quoted
                        + "\\s*[=;(,:]")
                .matcher(code)
                .find();
    }
}
