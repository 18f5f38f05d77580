package dev.heddle.kernel.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.jspecify.annotations.Nullable;

/// The libraries of a notebook, and the repositories they come from. One thread at a time.
public final class MavenLibraries {
    private static final Set<String> RUN_SCOPES = Set.of("compile", "runtime", "system", "");

    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final Settings settings;
    private final Consumer<String> notes;
    private Progress progress = new Progress(); // of the session that is open
    private final Map<String, Repository> repositories = new LinkedHashMap<>(); // by id, as asked
    private final Map<String, Artifact> loaded = new LinkedHashMap<>(); // by key, in the order of the class path

    /// Libraries that are kept where the reader's Maven keeps them.
    ///
    /// @param notes hears what the reader should know
    /// @throws Unresolved if `~/.m2/settings.xml` cannot be read
    public MavenLibraries(Consumer<String> notes) throws Unresolved {
        this(Settings.ofUser(), notes);
    }

    MavenLibraries(Settings settings, Consumer<String> notes) {
        this.settings = settings;
        this.notes = notes;
    }

    /// How libraries are looked for.
    ///
    /// @param offline only in the local repository
    /// @param update whether snapshots and latest versions are asked for anew
    /// @param from the ids of the repositories to ask; empty for all
    /// @param exclusions what is not wanted, as `group:artifact`, either of which may be `*`
    public record How(boolean offline, boolean update, List<String> from, List<String> exclusions) {
        /// From everywhere, with everything.
        public static final How USUAL = new How(false, false, List.of(), List.of());
    }

    /// Names a repository, which is then asked before Central.
    public void add(Repository repository) {
        repositories.put(repository.id(), repository);
    }

    /// Where libraries are looked for, in order.
    public List<Repository> repositories() {
        Map<String, Repository> all = new LinkedHashMap<>(repositories);
        all.putIfAbsent(Repository.CENTRAL.id(), Repository.CENTRAL);
        return List.copyOf(all.values());
    }

    /// What has been brought here, as `group:artifact:version`.
    public List<String> loaded() {
        return loaded.values().stream().map(Artifact::toString).toList();
    }

    /// Brings libraries here, with all that they need at run time.
    ///
    /// @return the files that are new to the class path
    public List<Path> resolve(List<Coordinates> wanted, How how) throws Unresolved {
        return found(wanted, how).stream().flatMap(this::load).toList();
    }

    /// Brings libraries here that do not go onto the notebook's class path.
    ///
    /// @return all their files
    public List<Path> find(List<Coordinates> wanted, How how) throws Unresolved {
        return found(wanted, how).stream().map(Artifact::getPath).toList();
    }

    private List<Artifact> found(List<Coordinates> wanted, How how) throws Unresolved {
        try (CloseableSession session = session(how)) {
            var types = session.getArtifactTypeRegistry();
            List<Dependency> roots = new ArrayList<>();
            for (Coordinates c : wanted) {
                var artifact =
                        artifact(c.group(), c.artifact(), c.classifier(), types.get(c.type()), c.type(), c.version());
                roots.add(new Dependency(artifact, "compile", false, exclusions(how.exclusions())));
            }
            return found(session, roots, List.of(), remote(session, how));
        }
    }

    /// Brings here what a POM, or pieces of one, asks for.
    ///
    /// @param file where the text comes from; null if from nowhere
    /// @param scopes those that count; empty for what is needed at run time
    public List<Path> resolvePom(String text, @Nullable File file, Set<String> scopes, How how) throws Unresolved {
        try (CloseableSession session = session(how)) {
            var poms = new Poms(system, session, remote(session, how));
            Model model = poms.effective(file == null ? Fragment.whole(text) : text, file);
            model.getRepositories().reversed().forEach(poms::addRepository);
            Set<String> counting = scopes.isEmpty() ? RUN_SCOPES : scopes;
            List<Dependency> roots = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            for (var d : model.getDependencies()) {
                if (!counting.contains(d.getScope() == null ? "" : d.getScope())) continue;
                if (d.getSystemPath() != null) files.add(Path.of(d.getSystemPath()));
                else roots.add(dependency(session, d, how));
            }
            List<Dependency> managed = model.getDependencyManagement() == null
                    ? List.of()
                    : model.getDependencyManagement().getDependencies().stream()
                            .map(d -> dependency(session, d, how))
                            .toList();
            var from = system.newResolutionRepositories(session, poms.repositories());
            found(session, roots, managed, from).stream().flatMap(this::load).forEach(files::add);
            return files;
        }
    }

    private List<Artifact> found(
            CloseableSession session, List<Dependency> roots, List<Dependency> managed, List<RemoteRepository> from)
            throws Unresolved {
        if (roots.isEmpty()) return List.of();
        progress.begin();
        try {
            var collect = new CollectRequest(roots, managed, from);
            List<ArtifactResult> results = system.resolveDependencies(session, new DependencyRequest(collect, null))
                    .getArtifactResults();
            return results.stream().map(ArtifactResult::getArtifact).toList();
        } catch (DependencyResolutionException e) {
            throw Explanation.of(e, from);
        } finally {
            progress.end();
        }
    }

    private Stream<Path> load(Artifact artifact) {
        String key = artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getClassifier();
        Artifact before = loaded.putIfAbsent(key, artifact);
        if (before == null) return Stream.of(artifact.getPath());
        if (!before.getVersion().equals(artifact.getVersion()))
            notes.accept(artifact.getGroupId() + ":" + artifact.getArtifactId() + " stays at " + before.getVersion()
                    + ", which is loaded; for " + artifact.getVersion() + " restart the kernel and ask for it first");
        return Stream.empty();
    }

    private CloseableSession session(How how) {
        progress = new Progress();
        var builder = new SessionBuilderSupplier(system).get();
        settings.applyTo(builder);
        return builder.setOffline(how.offline() || settings.offline())
                .setConfigProperty("aether.offline.protocols", "file")
                .setUpdatePolicy(how.update() ? RepositoryPolicy.UPDATE_POLICY_ALWAYS : null)
                .setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false))
                .setTransferListener(progress)
                .setSystemProperties(System.getProperties())
                .build();
    }

    private List<RemoteRepository> remote(CloseableSession session, How how) throws Unresolved {
        for (String id : how.from()) {
            if (repositories().stream().noneMatch(r -> r.id().equals(id)))
                throw new Unresolved("there is no repository " + id + ": name it with %mavenRepo " + id + " ADDRESS");
        }
        return system.newResolutionRepositories(
                session,
                repositories().stream()
                        .filter(r -> how.from().isEmpty() || how.from().contains(r.id()))
                        .map(MavenLibraries::remote)
                        .toList());
    }

    private static RemoteRepository remote(Repository r) {
        return new RemoteRepository.Builder(r.id(), "default", r.url())
                .setReleasePolicy(policy(r.releases()))
                .setSnapshotPolicy(policy(r.snapshots()))
                .build();
    }

    private static RepositoryPolicy policy(boolean enabled) {
        return new RepositoryPolicy(
                enabled, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_WARN);
    }

    private static Dependency dependency(CloseableSession session, org.apache.maven.model.Dependency d, How how) {
        var type = session.getArtifactTypeRegistry().get(d.getType());
        String classifier = d.getClassifier() == null ? "" : d.getClassifier();
        var artifact = artifact(d.getGroupId(), d.getArtifactId(), classifier, type, d.getType(), d.getVersion());
        Set<Exclusion> exclusions = new LinkedHashSet<>(exclusions(how.exclusions()));
        d.getExclusions().forEach(e -> exclusions.add(new Exclusion(e.getGroupId(), e.getArtifactId(), "*", "*")));
        return new Dependency(artifact, d.getScope(), d.isOptional(), exclusions);
    }

    /// A type such as `test-jar` stands for an extension and a classifier.
    private static Artifact artifact(
            String group,
            String name,
            String classifier,
            @Nullable ArtifactType type,
            String extension,
            String version) {
        if (type == null) return new DefaultArtifact(group, name, classifier, extension, version);
        String of = classifier.isEmpty() ? type.getClassifier() : classifier;
        return new DefaultArtifact(group, name, of, type.getExtension(), version, type);
    }

    private static List<Exclusion> exclusions(List<String> given) {
        return given.stream()
                .map(text -> text.split(":", 2))
                .map(part -> new Exclusion(part[0], part.length > 1 ? part[1] : "*", "*", "*"))
                .toList();
    }
}
