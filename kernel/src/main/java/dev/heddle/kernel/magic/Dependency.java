package dev.heddle.kernel.magic;

import dev.heddle.kernel.maven.Coordinates;
import dev.heddle.kernel.maven.MavenLibraries;
import dev.heddle.kernel.maven.Unresolved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%dependency`: libraries by rapaio's words: first named, then resolved together. One cell at a time.
@SuppressWarnings("OrphanedFormatString") // %d is no format here
final class Dependency implements Magic.Line {
    private static final Manual MANUAL = Manual.of(
            "dependency",
            """
            %dependency /add GROUP:ARTIFACT[:TYPE[:CLASSIFIER]]:VERSION… [--optional]
            %dependency /resolve
            %dependency /add-repo ID ADDRESS
            %dependency /list-repos
            %dependency /list-dependencies
            %dependency /list-artifacts""",
            "Brings libraries in two steps: `/add` names them, `/resolve` brings them and what they need.");

    private final Maven maven;
    private final List<String> named = new ArrayList<>(); // guarded by this

    Dependency(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public synchronized @Nullable Object run(Words words) throws Exception {
        words.flag("--optional");
        MavenLibraries.How how = Maven.how(words);
        String what = words.isEmpty() ? "" : words.next("a word");
        switch (what) {
            case "/add" -> {
                List<String> given = words.rest();
                if (given.isEmpty()) throw new Misuse("which library? write %dependency /add group:artifact:version");
                maven.ask(_ -> parsed(given));
                named.addAll(given);
                System.out.println("named " + String.join(", ", given) + "; %dependency /resolve brings them");
            }
            case "/resolve" -> {
                List<String> files = maven.load(libraries -> libraries.resolve(parsed(named), how));
                files.forEach(file -> System.out.println("added " + file));
            }
            case "/add-repo" -> {
                String id = words.next("an id");
                String address = words.next("the address of " + id);
                maven.add(id, address);
            }
            case "/list-repos" ->
                maven.ask(libraries -> libraries.repositories())
                        .forEach(repository -> System.out.println(repository.id() + " " + repository.url()));
            case "/list-dependencies" -> named.forEach(System.out::println);
            case "/list-artifacts" -> maven.ask(MavenLibraries::loaded).forEach(System.out::println);
            default ->
                throw new Misuse("%dependency knows /add, /resolve, /add-repo, /list-repos, /list-dependencies and "
                        + "/list-artifacts");
        }
        return null;
    }

    private static List<Coordinates> parsed(List<String> texts) throws Unresolved {
        List<Coordinates> parsed = new ArrayList<>();
        for (String text : texts) parsed.add(Coordinates.parse(text));
        return parsed;
    }
}
