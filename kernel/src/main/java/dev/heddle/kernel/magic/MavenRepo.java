package dev.heddle.kernel.magic;

import org.jspecify.annotations.Nullable;

/// `%mavenRepo`: names a repository.
final class MavenRepo implements Magic.Line {
    private static final Manual MANUAL = Manual.of("mavenRepo addMavenRepo", "%mavenRepo ID ADDRESS", """
            Names a repository, in which libraries are then looked for before Central. The address may be a folder. \
            Alone, it lists the repositories.""");

    private final Maven maven;

    MavenRepo(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        if (words.isEmpty()) {
            maven.ask(libraries -> libraries.repositories())
                    .forEach(repository -> System.out.println(repository.id() + " " + repository.url()));
            return null;
        }
        String id = words.next("an id");
        String address = words.next("the address of " + id);
        words.raw(); // IJava has taken no notice of more
        maven.add(id, address);
        return null;
    }
}
