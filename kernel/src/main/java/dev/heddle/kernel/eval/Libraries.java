package dev.heddle.kernel.eval;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/// Finds the classes of what a notebook adds to its class path, then the kernel's own.
final class Libraries extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    Libraries() {
        super("libraries", new URL[0], Libraries.class.getClassLoader());
    }

    void add(List<Path> entries) throws IOException {
        for (Path entry : entries) addURL(entry.toUri().toURL());
    }
}
