package dev.heddle.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;

/// The words after a magic's name: separated by blanks, unless quoted.
final class Arguments {

    private static final Pattern WORD = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|(\\S+)");

    private Arguments() {}

    static List<String> of(String text) {
        return WORD.matcher(text)
                .results()
                .map(r -> r.group(1) == null ? r.group(2) : r.group(1).replaceAll("\\\\(.)", "$1"))
                .toList();
    }
}
