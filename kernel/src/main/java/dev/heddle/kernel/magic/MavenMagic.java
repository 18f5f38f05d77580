package dev.heddle.kernel.magic;

import dev.heddle.kernel.maven.Coordinates;
import dev.heddle.kernel.maven.MavenLibraries;
import java.util.ArrayList;
import java.util.List;

/// `%maven`: brings libraries and what they need.
final class MavenMagic implements Magic.Line {
    private static final Manual MANUAL = Manual.of("maven addMavenDependencies addMavenDependency", """
            %maven GROUP:ARTIFACT:VERSION…
            %maven GROUP:ARTIFACT:TYPE:CLASSIFIER:VERSION…
            %maven [--from=REPOSITORY] [--exclude=GROUP:ARTIFACT] [--offline] [--update] …""", """
            Brings libraries from Maven repositories, with all that they need, onto the class path. What `~/.m2` has \
            is not downloaded again. Its value is the list of the files that were added. \
            `--exclude` leaves something out, `--offline` asks no network, `--update` looks for newer snapshots.""");

    private final Maven maven;

    MavenMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public List<String> run(Words words) throws Exception {
        MavenLibraries.How how = Maven.how(words);
        if (words.isEmpty()) throw new Misuse("which library? write %maven group:artifact:version");
        List<String> given = words.rest();
        return maven.load(libraries -> {
            List<Coordinates> wanted = new ArrayList<>();
            for (String text : given) wanted.add(Coordinates.parse(text));
            return libraries.resolve(wanted, how);
        });
    }
}
