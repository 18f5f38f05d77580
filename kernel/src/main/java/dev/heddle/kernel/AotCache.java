package dev.heddle.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The JVM's ahead-of-time cache (JEP 483, 514, 515): classes loaded and linked, methods profiled, as a first session
/// left them. It holds for one JDK, one jar and one set of flags; with others the JVM starts as without it.
final class AotCache {
    private static final long PATIENCE_SECONDS = 180;

    private AotCache() {}

    /// Plays a session in a JVM that is started as the kernelspec says, and writes what it learned.
    ///
    /// @throws IOException if that fails, in a sentence
    static void train(KernelSpec spec, Path cache) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add(spec.java().toString());
        words.addAll(KernelSpec.flags());
        words.add("-XX:AOTCacheOutput=" + cache);
        words.addAll(List.of("-jar", spec.jar().toString(), Main.TRAIN));
        var log = Files.createTempFile("heddle-training-", ".log");
        var training = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IOException("the training session did not end within " + PATIENCE_SECONDS + " s: see " + log);
            if (training.exitValue() != 0 || !Files.exists(cache))
                throw new IOException("the training session failed: see " + log);
        } finally {
            training.destroyForcibly();
        }
        Files.delete(log);
    }
}
