package dev.heddle.kernel.magic;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `%jshell`: what the cells have declared, by JShell's words for it.
final class Names implements Magic.Line {
    private static final Map<String, String> KINDS =
            Map.of("/vars", "variable", "/methods", "method", "/types", "type", "/imports", "import", "/list", "");
    private static final Manual MANUAL = Manual.of(
            "jshell who",
            "%jshell /vars\n%jshell /methods\n%jshell /types\n%jshell /imports\n%jshell /list",
            "Lists what the cells have declared, variables with their values.");

    private final Workbench workbench;

    Names(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Misuse {
        List<String> given = words.raw();
        String what = given.isEmpty() ? "/list" : given.getFirst();
        if (!KINDS.containsKey(what)) throw new Misuse("%jshell knows /vars, /methods, /types, /imports and /list");
        String kind = Objects.requireNonNull(KINDS.get(what));
        workbench
                .declarations()
                .filter(declared -> kind.isEmpty() || declared.kind().equals(kind))
                .map(this::line)
                .forEach(System.out::println);
        return null;
    }

    private String line(Workbench.Declaration declared) {
        if (!declared.kind().equals("variable")) return declared.text();
        return declared.text() + " = "
                + workbench.variable(declared.name()).map(String::valueOf).orElse("null");
    }
}
