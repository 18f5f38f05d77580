package dev.heddle.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How Jupyter starts the kernel.
///
/// @param java the JDK's `java` command, absolute
/// @param jar the kernel's jar, absolute
/// @param cache the ahead-of-time cache, absolute, if there is one
record KernelSpec(Path java, Path jar, Optional<Path> cache) {
    private static final String OURS = "heddle";
    private static final String OF_JAR = "heddle.jar"; // the property that says which jar was installed

    /// What the kernel's JVM is told, each for a reason that the package's notes give. The wheel tells it the same.
    static List<String> flags() throws IOException {
        var flags = new ArrayList<>(flags("flags"));
        if (System.getProperty("os.name").equals("Linux")) flags.addAll(flags("flags-linux"));
        return flags;
    }

    private static List<String> flags(String resource) throws IOException {
        try (var file = Objects.requireNonNull(KernelSpec.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /// The kernel as it runs here.
    ///
    /// @throws IOException if it does not run from a jar
    static KernelSpec ofThisJvm() throws IOException {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java");
            var jar = Path.of(KernelSpec.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
            if (!Files.isRegularFile(jar)) throw new IOException("install works from the jar only, not from " + jar);
            return new KernelSpec(java, jar, Optional.empty());
        } catch (URISyntaxException e) {
            throw new IOException("the jar's own place is unknown: " + e.getMessage(), e);
        }
    }

    /// The same with an ahead-of-time cache.
    KernelSpec with(Path aotCache) {
        return new KernelSpec(java, jar, Optional.of(aotCache));
    }

    /// The content of `kernel.json`.
    ObjectNode json() throws IOException {
        var words = new ArrayList<String>();
        words.add(java.toString());
        words.addAll(flags());
        cache.ifPresent(path -> words.add("-XX:AOTCache=" + path));
        if (cache.isPresent()) words.add("-D" + OF_JAR + "=" + state(jar));
        words.addAll(List.of("-jar", jar.toString(), "{connection_file}"));
        var spec = Json.object();
        var argv = spec.putArray("argv");
        words.forEach(argv::add);
        spec.put("display_name", "Java (Heddle)").put("language", "java").put("interrupt_mode", "message");
        spec.putObject("env").put("MALLOC_ARENA_MAX", "2");
        spec.putObject("metadata").put(OURS, KernelInfo.VERSION).put("supported_encryption", "curve");
        return spec;
    }

    /// What tells the jar from another that takes its place: JDK 25 does not look, and with its cache it runs
    /// the classes of the jar that was.
    private static String state(Path jar) {
        try {
            return Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            return "";
        }
    }

    /// A sentence if this JVM runs from a cache of another jar than the one that is there now.
    static Optional<String> stale() throws IOException {
        var installed = System.getProperty(OF_JAR);
        if (installed == null) return Optional.empty();
        var jar = ofThisJvm().jar();
        if (installed.equals(state(jar))) return Optional.empty();
        return Optional.of(jar + " has changed since it was installed, and the old classes run: java -jar " + jar
                + " install makes it known again.");
    }

    /// Whether a `kernel.json` was written by this kernel, of any version.
    static boolean isOurs(JsonNode spec) {
        return spec.path("metadata").has(OURS);
    }
}
