package dev.heddle.kernel.eval;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Finds the classes of what a notebook adds to its class path, then the kernel's own, then those of cells: a
/// library asks for them by their names, as one does that reads objects it has written.
final class Libraries extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Function<String, Optional<CellLoader>> cells;

    /// @param cells the loader of a unit's classes, by the unit's name
    Libraries(Function<String, Optional<CellLoader>> cells) {
        super("libraries", new URL[0], Libraries.class.getClassLoader());
        this.cells = cells;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(CellClass.PACKAGE + ".")) return super.findClass(name);
        Optional<CellLoader> cell = cells.apply(CellLoader.unit(name)).filter(l -> l.defines(name));
        return cell.isPresent() ? cell.get().loadClass(name) : super.findClass(name);
    }

    /// Refuses a jar that cannot be read, with which no cell would compile any longer.
    static void check(List<Path> entries) throws IOException {
        for (Path entry : entries) {
            if (!entry.toString().endsWith(".jar") || !Files.isRegularFile(entry)) continue;
            try (var _ = new ZipFile(entry.toFile())) {
                // it opens
            } catch (ZipException e) {
                throw new IOException(entry + " is no jar, or was cut short: remove it and bring it again", e);
            }
        }
    }

    void add(List<Path> entries) throws IOException {
        for (Path entry : entries) addURL(entry.toUri().toURL());
    }
}
