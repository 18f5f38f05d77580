package dev.heddle.kernel.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/// The imports of a notebook: those that every cell has without asking, and those that its cells declare.
///
/// A cell is given single imports of only the names that it mentions, so that javac need not list packages, and
/// so that the reader's own imports win over the default ones where two packages know a name.
final class Imports {

    /// The union of what IJava, JJava and JShell import by default.
    private static final List<String> DEFAULT_PACKAGES = List.of(
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.prefs",
            "java.util.regex",
            "java.util.stream");

    private static final String NOTEBOOK = "dev.heddle.kernel.display.Notebook";

    private final JavaFileManager files;
    private final ClassLoader loader;
    private final Map<String, Set<String>> packages = new HashMap<>();
    private final Set<String> notebookFunctions = new HashSet<>();
    private final List<Imported> declared = new ArrayList<>(); // the latest of a name is last

    /// @param loader finds the classes that `files` lists
    Imports(JavaFileManager files, ClassLoader loader) {
        this.files = files;
        this.loader = loader;
        try {
            for (var method : Class.forName(NOTEBOOK).getMethods()) {
                if (java.lang.reflect.Modifier.isStatic(method.getModifiers())) notebookFunctions.add(method.getName());
            }
        } catch (ClassNotFoundException e) {
            throw new LinkageError(NOTEBOOK, e);
        }
    }

    void declare(Imported imported) {
        declared.remove(imported);
        declared.add(imported);
    }

    /// What cells have declared so far; the latest of a name is last.
    List<Imported> declared() {
        return List.copyOf(declared);
    }

    /// Forgets what packages hold: the class path has grown.
    void refresh() {
        packages.clear();
    }

    /// The import declarations for code that mentions some names.
    ///
    /// @param own imports that the code itself declares; they are not repeated
    /// @param types the types that the notebook declares; no default import competes with them
    String header(Set<String> mentioned, List<Imported> own, Set<String> types) {
        StringBuilder header = new StringBuilder();
        Set<String> done = new HashSet<>(types);
        own.stream().filter(i -> !i.isStatic() && !i.onDemand()).forEach(i -> done.add(i.simpleName()));
        for (Imported i : declared.reversed()) {
            if (own.contains(i)) continue;
            if (i.isStatic() || i.module() || onClass(i)) {
                if (i.onDemand() || i.module() || mentioned.contains(i.simpleName())) header.append(i);
            } else if (!i.onDemand() && mentioned.contains(i.simpleName()) && done.add(i.simpleName())) {
                header.append(i);
            }
        }
        for (String name : mentioned) {
            if (!done.contains(name)) fromPackages(name, own).ifPresent(header::append);
        }
        header.append(functions(mentioned, own));
        if (mentioned.contains("$")) header.append("import static dev.heddle.kernel.magic.Inline.$;");
        return header.toString();
    }

    /// The imports of the notebook's functions. Those that another class brings too, such as IJava's, are its.
    private String functions(Set<String> mentioned, List<Imported> own) {
        Set<String> wanted = new HashSet<>(mentioned);
        wanted.retainAll(notebookFunctions);
        if (wanted.isEmpty()) return "";
        Set<String> others = new HashSet<>();
        Stream.concat(own.stream(), declared.stream())
                .filter(i -> i.isStatic() && i.onDemand() && !i.qualifier().equals(NOTEBOOK))
                .forEach(i -> others.addAll(staticMethods(i.qualifier())));
        if (Collections.disjoint(wanted, others)) return "import static " + NOTEBOOK + ".*;";
        wanted.removeAll(others);
        return wanted.stream()
                .map(f -> "import static " + NOTEBOOK + "." + f + ";")
                .collect(Collectors.joining());
    }

    private Set<String> staticMethods(String className) {
        try {
            return Arrays.stream(Class.forName(className, false, loader).getMethods())
                    .filter(m -> java.lang.reflect.Modifier.isStatic(m.getModifiers()))
                    .map(java.lang.reflect.Method::getName)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException | LinkageError e) {
            return Set.of(); // a type within a type, or one that javac will complain of
        }
    }

    /// All imports as a class outside of the notebook would write them.
    String text() {
        StringBuilder text = new StringBuilder();
        DEFAULT_PACKAGES.forEach(p -> text.append("import ").append(p).append(".*;"));
        declared.forEach(text::append);
        return text.toString();
    }

    /// What a mentioned name stands for, as far as single imports tell: its qualified name.
    Optional<String> meaning(String name) {
        return declared.reversed().stream()
                .filter(i -> !i.isStatic() && !i.onDemand() && i.simpleName().equals(name))
                .map(Imported::name)
                .findFirst();
    }

    private Optional<Imported> fromPackages(String name, List<Imported> own) {
        List<String> candidates = new ArrayList<>();
        own.reversed().stream().filter(this::onPackage).forEach(i -> candidates.add(i.qualifier()));
        declared.reversed().stream().filter(this::onPackage).forEach(i -> candidates.add(i.qualifier()));
        candidates.addAll(DEFAULT_PACKAGES);
        return candidates.stream()
                .filter(p -> classes(p).contains(name) && isPublic(p + "." + name))
                .findFirst()
                .map(p -> new Imported(false, p + "." + name));
    }

    private boolean isPublic(String name) {
        try {
            return java.lang.reflect.Modifier.isPublic(
                    Class.forName(name, false, loader).getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private boolean onPackage(Imported i) {
        return !i.isStatic()
                && !i.module()
                && i.onDemand()
                && !classes(i.qualifier()).isEmpty();
    }

    private boolean onClass(Imported i) {
        return i.onDemand() && !i.module() && classes(i.qualifier()).isEmpty();
    }

    private Set<String> classes(String packageName) {
        return packages.computeIfAbsent(packageName, this::list);
    }

    private Set<String> list(String packageName) {
        Set<String> names = new HashSet<>();
        try {
            JavaFileManager.Location module = moduleOf(packageName);
            for (JavaFileObject file : files.list(module, packageName, EnumSet.of(JavaFileObject.Kind.CLASS), false)) {
                String binary = files.inferBinaryName(module, file);
                String name = binary.substring(binary.lastIndexOf('.') + 1);
                if (!name.contains("$")) names.add(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private JavaFileManager.Location moduleOf(String packageName) throws IOException {
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.isExported(packageName)) {
                JavaFileManager.Location found =
                        files.getLocationForModule(StandardLocation.SYSTEM_MODULES, module.getName());
                if (found != null) return found;
            }
        }
        return StandardLocation.CLASS_PATH;
    }
}
