package dev.heddle.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// What javac sees: the JDK, the class path, and of the cells those that the present one mentions.
///
/// Listings of the JDK's packages are kept: they do not change, and javac asks for them in every compilation.
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private record Listing(Location location, String packageName, Set<JavaFileObject.Kind> kinds) {}

    private final Map<Listing, List<JavaFileObject>> platform = new ConcurrentHashMap<>();
    private final List<Path> classPath = new ArrayList<>();
    private boolean changing;
    private Map<String, byte[]> visible = Map.of();
    private Map<String, byte[]> written = new HashMap<>();

    CellFiles() {
        super(Javac.files());
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(classPath::add);
    }

    void addToClassPath(List<Path> entries) throws IOException {
        classPath.addAll(entries);
        changing |= entries.stream().anyMatch(Files::isDirectory);
        fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    }

    /// Whether what lies on the class path may change at any time: a notebook has put a folder there.
    boolean changing() {
        return changing;
    }

    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /// Shows javac these classes of earlier cells, by binary name, and collects what it writes from now on.
    void show(Map<String, byte[]> classes) {
        visible = classes;
        written = new HashMap<>();
    }

    /// The classes that javac wrote since [#show], by binary name.
    Map<String, byte[]> written() {
        return written;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location == StandardLocation.CLASS_PATH) {
            if (packageName.equals(CellClass.PACKAGE)) return ofCells();
            if (packageName.isEmpty() || packageName.startsWith("java.")) return List.of();
            return super.list(location, packageName, kinds, recurse);
        }
        if (recurse || location.isOutputLocation()) return super.list(location, packageName, kinds, recurse);
        Listing listing = new Listing(location, packageName, Set.copyOf(kinds));
        List<JavaFileObject> known = platform.get(listing);
        if (known == null) {
            List<JavaFileObject> found = new ArrayList<>();
            super.list(location, packageName, kinds, false).forEach(found::add);
            platform.put(listing, found);
            known = found;
        }
        return known;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Compiled c ? c.binaryName : super.inferBinaryName(location, file);
    }

    /// Where javac looks for plugins in every compilation: on the class path it would open each jar anew for them.
    @Override
    public ClassLoader getClassLoader(Location location) {
        return ClassLoader.getPlatformClassLoader();
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return (inMemory(a) || inMemory(b)) ? a.equals(b) : super.isSameFile(a, b);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new Compiled(className) {
            @Override
            public OutputStream openOutputStream() {
                return new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        written.put(className, toByteArray());
                    }
                };
            }
        };
    }

    private static boolean inMemory(FileObject file) {
        return file instanceof Compiled || file instanceof SourceText;
    }

    private List<JavaFileObject> ofCells() {
        List<JavaFileObject> files = new ArrayList<>();
        visible.forEach((name, bytes) -> files.add(new Compiled(name) {
            @Override
            public InputStream openInputStream() {
                return new ByteArrayInputStream(bytes);
            }
        }));
        return files;
    }

    /// A class of a cell.
    private static class Compiled extends SimpleJavaFileObject {
        private final String binaryName;

        Compiled(String binaryName) {
            super(URI.create("cell:///" + binaryName.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.binaryName = binaryName;
        }
    }
}
