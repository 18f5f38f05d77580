package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words behind a magic's name, which the magic takes one after the other. One thread.
///
/// Blanks separate words, except in double quotes, where `\` makes the next character plain. `$NAME`,
/// `${NAME}` and, as rapaio spells it, `\{NAME}` stand for a variable of the notebook or of the environment, where
/// there is one.
public final class Words {
    private static final Pattern WORD = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|\\S)+");
    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern VARIABLE = Pattern.compile("[$\\\\]\\{(\\w+)}|\\$([A-Za-z_]\\w*)");

    private final String text;
    private final List<String> left;

    private Words(String text, List<String> left) {
        this.text = text;
        this.left = left;
    }

    /// The words of a text.
    ///
    /// @param variables knows what a name stands for
    public static Words of(String text, Function<String, Optional<String>> variables) {
        List<String> words = new ArrayList<>();
        WORD.matcher(text).results().forEach(r -> words.add(expanded(unquoted(r.group()), variables)));
        return new Words(text, words);
    }

    /// Words that are given one by one.
    public static Words of(List<String> words) {
        return new Words(String.join(" ", words), new ArrayList<>(words));
    }

    private static String unquoted(String word) {
        return QUOTED.matcher(word)
                .replaceAll(r -> Matcher.quoteReplacement(r.group(1).replaceAll("\\\\(.)", "$1")));
    }

    private static String expanded(String word, Function<String, Optional<String>> variables) {
        return VARIABLE.matcher(word).replaceAll(r -> {
            String name = r.group(1) == null ? r.group(2) : r.group(1);
            return Matcher.quoteReplacement(variables.apply(name).orElse(r.group()));
        });
    }

    /// The whole text as it was written.
    public String text() {
        return text;
    }

    /// Whether all words are taken.
    public boolean isEmpty() {
        return left.isEmpty();
    }

    /// Takes a flag such as `--offline`, by any of its names.
    ///
    /// @return whether it was there
    public boolean flag(String... names) {
        return left.removeIf(List.of(names)::contains);
    }

    /// Takes an option that may be given several times: `--from x` or `--from=x`.
    ///
    /// @throws Misuse if a value is missing
    public List<String> option(String name) throws Misuse {
        List<String> values = new ArrayList<>();
        for (Iterator<String> words = left.iterator(); words.hasNext(); ) {
            String word = words.next();
            if (word.startsWith(name + "=")) {
                values.add(word.substring(name.length() + 1));
                words.remove();
            } else if (word.equals(name)) {
                words.remove();
                if (!words.hasNext()) throw new Misuse(name + " needs a value: write " + name + "=VALUE");
                values.add(words.next());
                words.remove();
            }
        }
        return values;
    }

    /// Takes the next word.
    ///
    /// @param what what it is, for the sentence that asks for it
    /// @throws Misuse if there is none, or an option that the magic does not know
    public String next(String what) throws Misuse {
        if (left.isEmpty()) throw new Misuse(what + " is missing");
        String word = left.removeFirst();
        if (word.startsWith("--"))
            throw new Misuse("there is no option " + word + "; write %magic? to see what there is");
        return word;
    }

    /// Takes all words that are left.
    ///
    /// @throws Misuse if there is an option that the magic does not know
    public List<String> rest() throws Misuse {
        List<String> rest = new ArrayList<>();
        while (!left.isEmpty()) rest.add(next("a word"));
        return rest;
    }

    /// Takes all words that are left, whatever they are.
    public List<String> raw() {
        List<String> rest = List.copyOf(left);
        left.clear();
        return rest;
    }

    /// Ends the taking.
    ///
    /// @throws Misuse if a word is left
    public void end() throws Misuse {
        if (!left.isEmpty()) throw new Misuse("nothing is known of “" + left.getFirst() + "”");
    }
}
