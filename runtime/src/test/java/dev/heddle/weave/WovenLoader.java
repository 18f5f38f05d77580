package dev.heddle.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.util.Objects;

/// Loads a class of the tests, and those nested in it, anew and woven; everything else is the tests' own.
public final class WovenLoader extends ClassLoader {
    private static final Weaver WEAVER = new Weaver(ClassHierarchyResolver.defaultResolver());

    private final String top;

    private WovenLoader(Class<?> top) {
        super(top.getClassLoader());
        this.top = top.getName();
    }

    /// The woven twin of a class, each time another one.
    public static Class<?> weave(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        try {
            return new WovenLoader(top).loadClass(type.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(top) && !name.startsWith(top + "$")) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] woven = WEAVER.weave(Objects.requireNonNull(in, name).readAllBytes());
            return defineClass(name, woven, 0, woven.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
