package dev.heddle.kernel.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.building.StringModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/// Reads POMs as Maven does, with their parents and imported ones.
@SuppressWarnings("deprecation") // Maven 3 still takes and gives what it has deprecated
record Poms(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories)
        implements ModelResolver {

    Poms {
        repositories = new ArrayList<>(repositories); // POMs add theirs
    }

    /// The model that a POM describes once all that it inherits is in it.
    ///
    /// @param file the POM's own, for relative paths; null if it has none
    Model effective(String text, @org.jspecify.annotations.Nullable File file) throws Unresolved {
        var request = new DefaultModelBuildingRequest()
                .setProcessPlugins(false)
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setSystemProperties(System.getProperties())
                .setModelResolver(this);
        if (file == null) request.setModelSource(new StringModelSource(text, "cell"));
        else request.setPomFile(file);
        try {
            return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
        } catch (ModelBuildingException e) {
            throw new Unresolved(
                    "the POM is not valid: "
                            + e.getProblems().stream()
                                    .map(ModelProblem::getMessage)
                                    .collect(Collectors.joining("; ")),
                    e);
        }
    }

    @Override
    public ModelSource resolveModel(String group, String artifact, String version) throws UnresolvableModelException {
        var pom = new DefaultArtifact(group, artifact, "", "pom", version);
        try {
            var found = system.resolveArtifact(session, new ArtifactRequest(pom, repositories, ""));
            return new FileModelSource(found.getArtifact().getPath().toFile());
        } catch (ArtifactResolutionException e) {
            throw new UnresolvableModelException(e.getMessage(), group, artifact, version, e);
        }
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency pom) throws UnresolvableModelException {
        return resolveModel(pom.getGroupId(), pom.getArtifactId(), pom.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        String id = repository.getId();
        // Every model has Central; where it is to be asked, it is among ours.
        if (id.equals("central")
                || repositories.stream().anyMatch(r -> r.getId().equals(id))) return;
        repositories.addFirst(new RemoteRepository.Builder(id, "default", repository.getUrl())
                .setReleasePolicy(policy(repository.getReleases()))
                .setSnapshotPolicy(policy(repository.getSnapshots()))
                .build());
    }

    private static RepositoryPolicy policy(
            org.apache.maven.model.@org.jspecify.annotations.Nullable RepositoryPolicy given) {
        boolean enabled = given == null || given.isEnabled();
        return new RepositoryPolicy(
                enabled, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_WARN);
    }

    @Override
    public ModelResolver newCopy() {
        return new Poms(system, session, repositories);
    }
}
