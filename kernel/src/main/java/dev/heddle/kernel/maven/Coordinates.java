package dev.heddle.kernel.maven;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which library is wanted: `group:artifact[:type[:classifier]]:version`.
///
/// @param type Maven's name for the kind of file: `jar`, `test-jar`, `pom` …
/// @param classifier empty for the main file
public record Coordinates(String group, String artifact, String type, String classifier, String version) {
    private static final Pattern FORM =
            Pattern.compile("([^:\\s]+):([^:\\s]+)(?::([^:\\s]*)(?::([^:\\s]*))?)?:([^:\\s]+)");

    /// Reads what a reader wrote.
    ///
    /// @throws Unresolved if it has another form
    public static Coordinates parse(String text) throws Unresolved {
        String plain = text.replaceFirst("[;,]$", "");
        Matcher parts = FORM.matcher(plain);
        if (parts.matches()) {
            return new Coordinates(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3) == null || parts.group(3).isEmpty() ? "jar" : parts.group(3),
                    parts.group(4) == null ? "" : parts.group(4),
                    parts.group(5));
        }
        if (plain.matches("[^:\\s]+:[^:\\s]+")) {
            throw new Unresolved(
                    "which version of " + plain + "? write " + plain + ":VERSION; " + plain + ":RELEASE is the latest");
        }
        throw new Unresolved("“" + plain + "” names no library: write group:artifact:version, "
                + "or group:artifact:type:classifier:version");
    }

    /// What tells libraries apart of which only one version can be loaded.
    String key() {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    @Override
    public String toString() {
        String kind = type.equals("jar") && classifier.isEmpty()
                ? ""
                : ":" + type + (classifier.isEmpty() ? "" : ":" + classifier);
        return group + ":" + artifact + kind + ":" + version;
    }
}
