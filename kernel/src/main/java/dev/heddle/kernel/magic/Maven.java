package dev.heddle.kernel.magic;

import dev.heddle.kernel.maven.MavenLibraries;
import dev.heddle.kernel.maven.Repository;
import dev.heddle.kernel.maven.Unresolved;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The notebook's way to Maven, opened when the first magic needs it. Any thread.
final class Maven {

    /// What a magic wants of Maven.
    interface Wish<T> {
        T of(MavenLibraries libraries) throws Unresolved;
    }

    private final Workbench workbench;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable MavenLibraries libraries; // guarded by the lock

    Maven(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Asks, in the turn of this notebook's magics.
    <T> T ask(Wish<T> wish) throws Misuse, InterruptedException {
        lock.lockInterruptibly();
        try {
            MavenLibraries open = libraries;
            if (open == null) libraries = open = new MavenLibraries(System.err::println);
            return wish.of(open);
        } catch (Unresolved e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    /// Names a repository.
    void add(String id, String address) throws Misuse, InterruptedException {
        ask(libraries -> {
            var repository = Repository.of(id, address);
            libraries.add(repository);
            return repository;
        });
    }

    /// Asks for files and takes them onto the class path.
    List<String> load(Wish<List<Path>> wish) throws Exception {
        List<Path> files = ask(wish);
        workbench.addToClassPath(files);
        return files.stream().map(Path::toString).toList();
    }

    /// The options that all magics of Maven's have.
    static MavenLibraries.How how(Words words) throws Misuse {
        return new MavenLibraries.How(
                words.flag("--offline", "-o"),
                words.flag("--update", "-U"),
                words.option("--from"),
                words.option("--exclude"));
    }
}
