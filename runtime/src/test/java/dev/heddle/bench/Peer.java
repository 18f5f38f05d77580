package dev.heddle.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One of those that run the programs.
///
/// @param name as in tables
/// @param version of the language or library
/// @param command that starts it, without the arguments of [Suite]
/// @param memory the command that measures parked goroutines, without their number and depth
record Peer(String name, String version, List<String> command, List<String> memory) {
    static final String HEDDLE = "Heddle";
    static final String GO = "Go";
    static final String JOX = "Jox";
    static final String KOTLIN = "Kotlin";
    static final String QUEUES = "j.u.c.";
    static final String BASE = "base";

    /// The JVM's own switches, starts and ends of virtual threads: no rival but the limit.
    static final String FLOOR = "JVM";

    /// Those that are here: Go may not be installed.
    static List<Peer> present(Options options) throws IOException, InterruptedException {
        List<Peer> peers = new ArrayList<>();
        String ps = String.valueOf(options.processors());
        String jdk = System.getProperty("java.runtime.version");
        peers.add(new Peer(
                HEDDLE, "JDK " + jdk, java(options, "heddle.Main", ps), java(options, "heddle.Main", "memory")));
        Optional<Path> go = go();
        if (go.isPresent()) peers.add(go(go.get(), ps));
        peers.add(new Peer(JOX, version("channels"), java(options, "jox.Main"), List.of()));
        peers.add(new Peer(
                KOTLIN,
                version("kotlinx-coroutines-core-jvm"),
                java(options, "kotlin.MainKt"),
                java(options, "kotlin.MainKt", "memory")));
        peers.add(new Peer(
                QUEUES, "JDK " + jdk, java(options, "threads.Queues"), java(options, "threads.Queues", "memory")));
        peers.add(new Peer(FLOOR, "JDK " + jdk, java(options, "floor.Main"), List.of()));
        peers.removeIf(peer -> !options.peers().contains(peer.name));
        if (!options.base().isEmpty()) {
            peers.add(1, new Peer(BASE, options.base(), onBase(options, ps), onBase(options, "memory")));
        }
        return peers;
    }

    /// Heddle with other classes, which hide those built last.
    private static List<String> onBase(Options options, String argument) {
        List<String> command = new ArrayList<>(java(options, "heddle.Main", argument));
        int path = command.indexOf("-cp") + 1;
        command.set(path, options.base() + File.pathSeparator + command.get(path));
        return command;
    }

    private static List<String> java(Options options, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Djdk.trackAllThreads=false"));
        command.add("-Djdk.virtualThreadScheduler.parallelism=" + options.processors());
        command.add("-Dkotlinx.coroutines.scheduler.core.pool.size=" + options.processors());
        command.addAll(List.of(arguments).contains("memory") ? options.jvmWithGrowingHeap() : options.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Peer.class.getPackageName() + "." + main);
        command.addAll(List.of(arguments));
        return command;
    }

    private static Peer go(Path go, String ps) throws IOException, InterruptedException {
        Path binary = Path.of("target/bench/go").toAbsolutePath();
        Files.createDirectories(binary.getParent());
        Running.of(List.of(go.toString(), "build", "-C", "src/test/go/bench", "-o", binary.toString(), "."));
        String version =
                Running.of(List.of(go.toString(), "version")).getFirst().replaceAll(".*(go[\\d.]+).*", "$1");
        return new Peer(GO, version, List.of(binary.toString(), ps), List.of(binary.toString(), "memory"));
    }

    private static Optional<Path> go() {
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(dir -> Path.of(dir, "go"));
        return Stream.concat(onPath, Stream.of(Path.of("/usr/local/go/bin/go")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The version of a library on the class path, as its file's name says.
    private static String version(String library) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(file -> file.startsWith(library + "-"))
                .map(file -> file.substring(library.length() + 1, file.length() - ".jar".length()))
                .findFirst()
                .orElse("not here: run with the Maven profile bench");
    }
}
