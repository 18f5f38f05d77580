package dev.heddle.kernel.eval;

import java.io.File;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What environment variables ask of a notebook, by IJava's names (`IJAVA_…`) or JJava's (`JJAVA_…`).
///
/// @param classPath files, folders and patterns for the class path
/// @param compilerOptions what javac is told besides
/// @param timeout how long a cell may run
/// @param scripts files that are run before the first cell; patterns are allowed
/// @param script code that is run before the first cell, after these
/// @param extensions whether libraries may extend the kernel
public record Environment(
        List<String> classPath,
        List<String> compilerOptions,
        Optional<Duration> timeout,
        List<String> scripts,
        Optional<String> script,
        boolean extensions) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\W*([A-Za-z]*)");
    private static final Pattern OPTION = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// An environment that asks for nothing.
    public static final Environment PLAIN = of(Map.of());

    /// Reads variables.
    ///
    /// @throws IllegalArgumentException if one of them makes no sense
    public static Environment of(Map<String, String> variables) {
        return new Environment(
                list(value(variables, "CLASSPATH")),
                OPTION.matcher(value(variables, "COMPILER_OPTS").orElse(""))
                        .results()
                        .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                        .toList(),
                value(variables, "TIMEOUT").flatMap(Environment::duration),
                list(value(variables, "STARTUP_SCRIPTS_PATH")),
                value(variables, "STARTUP_SCRIPT"),
                value(variables, "LOAD_EXTENSIONS")
                        .map(v -> v.matches("(?i)1|true|yes|"))
                        .orElse(true));
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get("IJAVA_" + name))
                .or(() -> Optional.ofNullable(variables.get("JJAVA_" + name)))
                .filter(value -> !value.isBlank());
    }

    private static List<String> list(Optional<String> paths) {
        return paths.stream()
                .flatMap(p -> Arrays.stream(p.split(Pattern.quote(File.pathSeparator), -1)))
                .filter(p -> !p.isBlank())
                .toList();
    }

    /// Milliseconds, or a number and a unit as in `3 s` or `2 minutes`; nothing or -1 is no limit.
    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (text.strip().startsWith("-")) return Optional.empty();
        if (!parts.matches())
            throw new IllegalArgumentException("IJAVA_TIMEOUT is “" + text + "”: write 5000 or 5 seconds");
        ChronoUnit unit = switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> ChronoUnit.MILLIS;
            case "s", "sec", "second", "seconds" -> ChronoUnit.SECONDS;
            case "m", "min", "minute", "minutes" -> ChronoUnit.MINUTES;
            case "h", "hour", "hours" -> ChronoUnit.HOURS;
            default -> throw new IllegalArgumentException("IJAVA_TIMEOUT is “" + text + "”: write 5000 or 5 seconds");
        };
        return Optional.of(Duration.of(Long.parseLong(parts.group(1)), unit));
    }
}
