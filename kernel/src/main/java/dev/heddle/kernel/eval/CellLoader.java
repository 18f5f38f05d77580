package dev.heddle.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Loads the classes of one unit, and finds the other units that it was compiled against. Nothing else holds a
/// unit that no name points to, so that the collector may take it when nothing runs it.
final class CellLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> woven;
    private final Map<String, CellLoader> neighbours;
    private final LateMethods methods;

    /// @param woven the class files to define, by binary name
    /// @param neighbours the loaders of the units that these name, by unit
    CellLoader(ClassLoader parent, Map<String, byte[]> woven, Map<String, CellLoader> neighbours, LateMethods methods) {
        super(parent);
        this.woven = woven;
        this.neighbours = neighbours;
        this.methods = methods;
    }

    /// Whether a class, given by its binary name, is one of this unit's.
    boolean defines(String className) {
        return woven.containsKey(className);
    }

    /// Where the calls of cells' methods are bound.
    LateMethods methods() {
        return methods;
    }

    /// The parents are not asked for what is here: they would keep each name that they were ever asked for.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean here = name.startsWith(CellClass.PACKAGE + ".")
                && (woven.containsKey(name) || neighbours.containsKey(unit(name)));
        if (!here) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = woven.get(name);
        if (bytes != null) return defineClass(name, bytes, 0, bytes.length);
        CellLoader neighbour = neighbours.get(unit(name));
        if (neighbour == null) throw new ClassNotFoundException(name);
        return neighbour.loadClass(name);
    }

    /// A cell's classes are readable as resources, as instrumentation lessons want: by the names that the JVM gives
    /// them, and by those that the reader knows, as in `X.class.getResourceAsStream("X.class")`.
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (name.endsWith(".class")) {
            byte[] bytes = classFile(
                    name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            if (bytes != null) return new ByteArrayInputStream(bytes);
        }
        return super.getResourceAsStream(name);
    }

    private byte @Nullable [] classFile(String name) {
        byte[] bytes = woven.get(name);
        if (bytes != null) return bytes;
        String known = "$" + name.substring(name.lastIndexOf('.') + 1);
        if (name.contains(".") && !name.startsWith(CellClass.PACKAGE + ".")) return null;
        return woven.entrySet().stream()
                .filter(e -> e.getKey().endsWith(known))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// The unit that a class, given by its binary name, is of.
    static String unit(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return nested < 0 ? simple : simple.substring(0, nested);
    }
}
