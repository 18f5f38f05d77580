package dev.heddle.kernel.magic;

import dev.heddle.kernel.maven.MavenLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `%%loadFromPOM` and `%loadFromPOM`: brings the libraries that a POM asks for.
final class LoadFromPom implements Magic.Line, Magic.Whole {
    private static final Manual MANUAL = Manual.of(
            "loadFromPOM", "%loadFromPOM FILE [SCOPE…]\n%%loadFromPOM [SCOPE…], and a POM or pieces of one below", """
            Brings the libraries that a POM asks for onto the class path. Pieces as READMEs show them are enough: \
            `<dependency>` and `<repository>`. Parents, properties and managed versions count. \
            Without scopes those count that a program needs to run.""");

    private final Maven maven;

    LoadFromPom(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public List<String> run(Words words) throws Exception {
        MavenLibraries.How how = Maven.how(words);
        Path file = Path.of(words.next("a file")).toAbsolutePath();
        if (Files.isDirectory(file)) file = file.resolve("pom.xml");
        if (!Files.isRegularFile(file)) throw new Misuse("there is no POM " + file);
        Path pom = file;
        String text = Files.readString(pom);
        Set<String> scopes = Set.copyOf(words.rest());
        return maven.load(libraries -> libraries.resolvePom(text, pom.toFile(), scopes, how));
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        MavenLibraries.How how = Maven.how(words);
        Set<String> scopes = Set.copyOf(words.rest());
        maven.load(libraries -> libraries.resolvePom(body, null, scopes, how));
        return null;
    }
}
