package dev.heddle.kernel.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/// A Maven repository in a folder, for tests.
public record FileRepository(Path folder) {

    /// Puts a library there whose jar holds a file that is named after it.
    public FileRepository library(String group, String artifact, String version, String pom) {
        write(group, artifact, version, artifact + "-" + version + ".pom", pom(group, artifact, version, pom));
        return jar(group, artifact, version, "");
    }

    /// Puts a build of a snapshot there, as a server keeps them.
    public FileRepository snapshot(String group, String artifact, String version, int build) throws IOException {
        String stamp = "20260101.00000" + build + "-" + build;
        String base = version.replace("-SNAPSHOT", "");
        write(
                group,
                artifact,
                version,
                artifact + "-" + base + "-" + stamp + ".pom",
                pom(group, artifact, version, ""));
        write(group, artifact, version, artifact + "-" + base + "-" + stamp + ".jar", "build " + build);
        StringBuilder versions = new StringBuilder();
        for (String extension : new String[] {"pom", "jar"})
            versions.append("<snapshotVersion><extension>" + extension + "</extension><value>" + base + "-" + stamp
                    + "</value><updated>2026010100000" + build + "</updated></snapshotVersion>");
        write(
                group,
                artifact,
                version,
                "maven-metadata.xml",
                "<metadata modelVersion=\"1.1.0\"><groupId>" + group + "</groupId><artifactId>"
                        + artifact + "</artifactId><version>" + version
                        + "</version><versioning><snapshot><timestamp>20260101.00000"
                        + build + "</timestamp><buildNumber>" + build
                        + "</buildNumber></snapshot><lastUpdated>2026010100000" + build
                        + "</lastUpdated><snapshotVersions>" + versions
                        + "</snapshotVersions></versioning></metadata>");
        return this;
    }

    /// Adds a jar with a classifier.
    public FileRepository jar(String group, String artifact, String version, String classifier) {
        String suffix = classifier.isEmpty() ? "" : "-" + classifier;
        Path jar = at(group, artifact, version).resolve(artifact + "-" + version + suffix + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(artifact + suffix + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Puts a library there that has one class.
    public FileRepository classLibrary(String group, String artifact, String version, String name, String source)
            throws IOException {
        library(group, artifact, version, "");
        Path work = Files.createTempDirectory(folder, "work");
        Path file = Files.writeString(work.resolve(name + ".java"), source);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), file.toString());
        if (code != 0) throw new IllegalArgumentException(source);
        Path jar = at(group, artifact, version).resolve(artifact + "-" + version + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(work)) {
            for (Path each : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                out.putNextEntry(new JarEntry(work.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return this;
    }

    /// A `<dependency>`.
    public static String dependency(String group, String artifact, String rest) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>" + rest
                + "</dependency>";
    }

    private static String pom(String group, String artifact, String version, String rest) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>" + group + "</groupId><artifactId>" + artifact
                + "</artifactId><version>" + version + "</version>" + rest + "</project>";
    }

    private void write(String group, String artifact, String version, String name, String text) {
        try {
            Files.writeString(at(group, artifact, version).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path at(String group, String artifact, String version) {
        try {
            return Files.createDirectories(
                    folder.resolve(group.replace('.', '/')).resolve(artifact).resolve(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
