package dev.heddle.kernel;

import dev.heddle.kernel.eval.Evaluator;
import dev.heddle.kernel.wire.ConnectionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The kernel's command line.
public final class Main {
    private static final long GRACE_MILLIS = 1_000;

    private Main() {}

    /// Serves a front end, or installs the kernel.
    public static void main(String[] arguments) throws InterruptedException {
        var words = List.copyOf(Arrays.asList(arguments));
        try {
            if (words.size() == 1
                    && !words.getFirst().startsWith("-")
                    && !words.getFirst().equals("install")) serve(Path.of(words.getFirst()));
            else if (!words.isEmpty() && words.getFirst().equals("install"))
                System.out.println(Install.parse(words.subList(1, words.size())).run(KernelSpec.ofThisJvm()));
            else throw new IOException("usage: java -jar heddle-kernel.jar CONNECTION_FILE\n" + Install.USAGE);
        } catch (IOException e) {
            System.err.println("heddle: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void serve(Path connectionFile) throws IOException, InterruptedException {
        var console = System.err;
        var kernel = new Kernel(
                ConnectionFile.read(connectionFile),
                new Language.Java(new Evaluator()),
                line -> console.println("heddle: " + line));
        ParentWatch.onDeath(kernel::leave);
        kernel.start();
        kernel.awaitShutdown();
        haltSoon();
        kernel.close();
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
