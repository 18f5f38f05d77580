package dev.heddle.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of something a process may have.
///
/// @param soft what holds now; empty if there is none
/// @param hard how far the process may raise it; empty if there is none
/// @param unit of the numbers; may be empty
public record Limit(String name, OptionalLong soft, OptionalLong hard, String unit) {
    private static final Pattern LINE =
            Pattern.compile("(\\S.*?)\\s{2,}(\\d+|unlimited)\\s+(\\d+|unlimited)\\s*(\\S*)\\s*");

    /// The rows of `/proc/…/limits`.
    static List<Limit> parse(List<String> lines) {
        List<Limit> limits = new ArrayList<>();
        for (String line : lines) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) limits.add(new Limit(m.group(1), number(m.group(2)), number(m.group(3)), m.group(4)));
        }
        return limits;
    }

    private static OptionalLong number(String text) {
        return text.equals("unlimited") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
