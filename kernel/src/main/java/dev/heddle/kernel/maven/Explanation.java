package dev.heddle.kernel.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;

/// Says in one sentence why a library did not come and what to do.
final class Explanation {
    private Explanation() {}

    static Unresolved of(RepositoryException failure, Collection<RemoteRepository> asked) {
        List<Throwable> causes = causes(failure);
        String places = asked.stream().map(Explanation::place).collect(Collectors.joining(", "));
        Set<String> missing = missing(causes);
        for (Throwable cause : causes) {
            if (cause instanceof RepositoryOfflineException)
                return new Unresolved(
                        "offline, and " + names(missing) + " is not in the local repository: leave out --offline once, "
                                + "with a network",
                        failure);
        }
        for (Throwable cause : causes) {
            if (cause instanceof ArtifactTransferException transfer && !(cause instanceof ArtifactNotFoundException)) {
                RemoteRepository from = transfer.getRepository();
                String where = from == null ? "the repository" : place(from);
                return new Unresolved(
                        where + " cannot be reached (" + innermost(transfer) + "): check the network, "
                                + "a proxy in ~/.m2/settings.xml, or use --offline for what is in the local repository",
                        failure);
            }
        }
        if (!missing.isEmpty())
            return new Unresolved(
                    "there is no " + names(missing) + " in " + places
                            + ": check the name and the version, or name its repository with %mavenRepo ID ADDRESS",
                    failure);
        return new Unresolved(innermost(failure), failure);
    }

    private static Set<String> missing(List<Throwable> causes) {
        Set<String> missing = new LinkedHashSet<>();
        for (Throwable cause : causes) {
            switch (cause) {
                case ArtifactResolutionException e ->
                    e.getResults().stream()
                            .filter(r -> !r.isResolved())
                            .map(Explanation::artifact)
                            .forEach(missing::add);
                case ArtifactDescriptorException e
                when e.getResult() != null -> missing.add(name(e.getResult().getArtifact()));
                case VersionResolutionException e
                when e.getResult() != null ->
                    missing.add(name(e.getResult().getRequest().getArtifact()));
                case DependencyCollectionException e ->
                    e.getResult().getExceptions().forEach(inner -> missing.addAll(missing(causes(inner))));
                default -> {}
            }
        }
        return missing;
    }

    private static String artifact(ArtifactResult result) {
        return name(result.getRequest().getArtifact());
    }

    private static String name(Artifact a) {
        String kind = a.getClassifier().isEmpty() ? "" : ":" + a.getExtension() + ":" + a.getClassifier();
        return a.getGroupId() + ":" + a.getArtifactId() + kind + ":" + a.getVersion();
    }

    private static String names(Set<String> missing) {
        return missing.isEmpty() ? "a library" : String.join(", ", missing);
    }

    private static String place(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl() + ")";
    }

    private static String innermost(Throwable thrown) {
        Throwable last = causes(thrown).getLast();
        String message = last.getMessage();
        return message == null ? last.getClass().getSimpleName() : message;
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = thrown; t != null && !causes.contains(t); t = t.getCause()) {
            causes.add(t);
            if (t instanceof ArtifactResolutionException e)
                e.getResults().forEach(r -> r.getExceptions().forEach(inner -> causes.addAll(causes(inner))));
        }
        return causes;
    }
}
