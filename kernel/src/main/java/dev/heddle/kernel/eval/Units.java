package dev.heddle.kernel.eval;

import dev.heddle.weave.Weaver;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The units that some name of the notebook points to, and the way from javac's class files to loaded ones.
final class Units {

    private final Map<String, Unit> units = new ConcurrentHashMap<>(); // classes are looked for while cells compile
    private final LateMethods methods;

    Units(LateMethods methods) {
        this.methods = methods;
    }

    /// What javac is to see for a cell whose code may name the members of some units: these, and the units whose
    /// types their members have.
    Map<String, byte[]> visible(Set<String> named) {
        Map<String, byte[]> classes = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(named);
        while (!open.isEmpty()) {
            String name = open.pop();
            Unit unit = units.get(name);
            if (!seen.add(name) || unit == null) continue;
            classes.putAll(unit.classes());
            open.addAll(unit.exposed());
        }
        return classes;
    }

    /// A class that a cell became.
    ///
    /// @param methods the names of the methods that it declares
    record Form(String unit, int cell, Set<String> methods) {}

    /// Loads classes that were compiled together; they are not yet found by others.
    List<Unit> load(List<Form> forms, Map<String, byte[]> classes, ClassLoader parent) {
        ClassHierarchyResolver hierarchy = hierarchy(classes, parent);
        Map<String, byte[]> woven = new HashMap<>();
        Set<String> named = new HashSet<>();
        for (Form form : forms) {
            CodeTransform code = new LateBinding(form.unit(), form.methods()).andThen(new Guards());
            Weaver weaver = new Weaver(hierarchy, code, new Opening(Position.file(form.cell())));
            of(form, classes).forEach((binary, bytes) -> {
                byte[] result = weaver.weave(bytes);
                woven.put(binary, result);
                named.addAll(Pruning.named(result));
            });
        }
        Map<String, CellLoader> neighbours = new HashMap<>();
        for (String other : named) find(other).ifPresent(u -> neighbours.put(other, u.loader()));
        CellLoader loader = new CellLoader(parent, Map.copyOf(woven), Map.copyOf(neighbours), methods);
        return forms.stream()
                .map(f -> {
                    Map<String, byte[]> own = of(f, classes);
                    return new Unit(f.unit(), own, loader, Pruning.exposed(own.values()));
                })
                .toList();
    }

    private static Map<String, byte[]> of(Form form, Map<String, byte[]> classes) {
        Map<String, byte[]> own = new HashMap<>();
        classes.forEach((binary, bytes) -> {
            if (CellLoader.unit(binary).equals(form.unit())) own.put(binary, bytes);
        });
        return own;
    }

    Optional<Unit> find(String name) {
        return Optional.ofNullable(units.get(name));
    }

    void keep(Unit unit) {
        units.put(unit.name(), unit);
    }

    /// Takes a member that another unit declares anew out of javac's sight.
    void replace(Declared old) {
        units.computeIfPresent(old.unit(), (_, unit) -> unit.without(old));
    }

    /// Lets go of all units but some, and those whose types these expose.
    void retain(Set<String> live) {
        Set<String> kept = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(live);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (kept.add(name)) find(name).ifPresent(u -> open.addAll(u.exposed()));
        }
        units.keySet().retainAll(kept);
    }

    private ClassHierarchyResolver hierarchy(Map<String, byte[]> own, ClassLoader parent) {
        return ClassHierarchyResolver.ofResourceParsing(type -> resource(type, own, parent))
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
    }

    private @Nullable InputStream resource(ClassDesc type, Map<String, byte[]> own, ClassLoader parent) {
        String descriptor = type.descriptorString();
        String internal = descriptor.substring(1, descriptor.length() - 1);
        String binary = internal.replace('/', '.');
        if (!internal.startsWith(CellClass.PACKAGE + "/")) return parent.getResourceAsStream(internal + ".class");
        byte[] bytes = own.get(binary);
        if (bytes == null) {
            bytes = units.values().stream()
                    .map(u -> u.classes().get(binary))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
