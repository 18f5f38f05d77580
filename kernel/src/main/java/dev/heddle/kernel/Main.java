package dev.heddle.kernel;

import dev.heddle.kernel.eval.Environment;
import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.wire.ConnectionFile;
import dev.heddle.kernel.wire.Exposure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The kernel's command line.
public final class Main {
    /// The word that plays a training session.
    static final String TRAIN = "--train";

    private static final String USAGE = "usage: java -jar heddle-kernel.jar CONNECTION_FILE\n" + Install.USAGE;
    private static final PrintStream CONSOLE = System.err; // before a kernel takes it over
    private static final long GRACE_MILLIS = 1_000;

    private Main() {}

    /// Serves a front end, or installs the kernel.
    public static void main(String[] arguments) throws InterruptedException {
        var words = List.of(arguments);
        try {
            switch (words.isEmpty() ? "" : words.getFirst()) {
                case "install" ->
                    System.out.println(
                            Install.parse(words.subList(1, words.size())).run(KernelSpec.ofThisJvm()));
                case "uninstall" ->
                    System.out.println(
                            Install.parse(words.subList(1, words.size())).remove());
                case TRAIN -> train();
                case String word
                when words.size() == 1 && !word.startsWith("-") && !word.isEmpty() -> serve(Path.of(word));
                default -> throw new IOException(USAGE);
            }
        } catch (IOException e) {
            System.err.println("heddle: " + e.getMessage());
            System.exit(1);
        }
    }

    // A child that a cell began is not left behind.
    private static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    private static void serve(Path connectionFile) throws IOException, InterruptedException {
        var kernel = kernel(ConnectionFile.read(connectionFile), History.ofThisUser(Main::log));
        KernelSpec.stale().ifPresent(Main::log);
        Exposure.of(connectionFile).ifPresent(Main::log);
        ParentWatch.onDeath(kernel::leave);
        kernel.start();
        kernel.awaitShutdown();
        haltSoon();
        endChildren();
        kernel.close();
        System.exit(0);
    }

    private static Kernel kernel(ConnectionFile connection, History history) throws IOException {
        return new Kernel(connection, new Language.Java(new Evaluator(environment())), history, Main::log);
    }

    private static Environment environment() throws IOException {
        try {
            return Environment.of(System.getenv());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void log(String line) {
        CONSOLE.println("heddle: " + line);
    }

    // The JVM writes what it learned when it exits of its own accord.
    private static void train() throws IOException, InterruptedException {
        try (var training = new Training();
                var kernel = kernel(training.connection(), new History(Optional.empty(), Main::log))) {
            kernel.start();
            training.play();
            kernel.awaitShutdown();
        }
        System.exit(0);
    }

    // Shutdown hooks of cells may hang, and threads of cells are no reason to stay.
    private static void haltSoon() {
        var guard = new Thread(
                () -> {
                    try {
                        Thread.sleep(GRACE_MILLIS);
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(0);
                },
                "heddle-exit");
        guard.setDaemon(true);
        guard.start();
    }
}
