package dev.heddle.kernel.eval;

import dev.heddle.kernel.display.Extension;
import java.util.HashSet;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/// The extensions of libraries that have been installed. Any thread.
final class Extensions {
    private final Set<String> installed = new HashSet<>(); // by class name; guarded by this

    /// Installs those that the class path has gained, JJava's too. One that fails is named, the others are installed.
    void install(ClassLoader libraries) {
        install(ServiceLoader.load(Extension.class, libraries));
        install(ServiceLoader.load(org.dflib.jjava.jupyter.Extension.class, libraries));
    }

    private synchronized void install(ServiceLoader<? extends Extension> known) {
        var found = known.stream().iterator();
        while (true) {
            try {
                if (!found.hasNext()) return;
                var extension = found.next();
                if (!installed.add(extension.type().getName())) continue;
                extension.get().install(dev.heddle.kernel.display.Notebook.interpreter());
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                System.err.println("an extension could not be installed: " + Traces.header(e));
            }
        }
    }
}
