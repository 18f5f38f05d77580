package dev.heddle.kernel.magic;

import java.util.List;

/// What a reader may know of a magic.
///
/// @param names its name and its other names
/// @param forms how it is written, such as `%load FILE`
/// @param text what it does
public record Manual(List<String> names, List<String> forms, String text) {
    private static final int SUMMARY = 90;

    /// A manual of names and forms that are separated by blanks and lines.
    static Manual of(String names, String forms, String text) {
        return new Manual(List.of(names.split(" ")), forms.lines().toList(), text.strip());
    }

    /// The name that lists show.
    public String name() {
        return names.getFirst();
    }

    /// The beginning of the text, for a list.
    public String summary() {
        String first = text.replaceFirst("(?s)(?<=\\w{3})[.:,;] .*", "");
        return first.length() <= SUMMARY ? first : first.substring(0, SUMMARY) + "…";
    }

    /// The manual as plain text.
    public String plain() {
        return String.join("\n", forms) + "\n\n" + text + also("\n\n");
    }

    /// The manual in Markdown.
    public String markdown() {
        return "```\n" + String.join("\n", forms) + "\n```\n\n" + text + also("\n\n");
    }

    private String also(String before) {
        return names.size() == 1
                ? ""
                : before + "Also called " + String.join(", ", names.subList(1, names.size())) + ".";
    }
}
