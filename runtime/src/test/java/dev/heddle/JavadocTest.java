package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a user of the jar can see says what it is.
@Timeout(120)
class JavadocTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    /// The packages whose types say who may call them.
    private static final Set<String> FOR_USERS = Set.of("dev.heddle", "dev.heddle.junit", "dev.heddle.lesson");

    private final List<String> missing = new ArrayList<>();
    private final List<String> withoutThread = new ArrayList<>();
    private int types;
    private DocTrees docs;
    private CompilationUnitTree unit;

    @BeforeEach
    void read() throws IOException {
        List<Path> files;
        try (var all = Files.walk(SOURCES)) {
            files = all.filter(f -> f.toString().endsWith(".java")).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            docs = DocTrees.instance(task);
            for (CompilationUnitTree each : task.parse()) {
                unit = each;
                TreePath root = new TreePath(each);
                for (Tree type : each.getTypeDecls()) {
                    if (type instanceof ClassTree c && isVisible(c.getModifiers())) type(new TreePath(root, c), c);
                }
            }
        }
    }

    private void type(TreePath path, ClassTree type) {
        types++;
        String name = unit.getPackageName() + "." + type.getSimpleName();
        demand(path, name);
        boolean ofUnit = path.getParentPath().getLeaf() instanceof CompilationUnitTree;
        if (ofUnit && FOR_USERS.contains(unit.getPackageName().toString()) && !saysWho(path, type))
            withoutThread.add(name);
        boolean ofInterface = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        for (Tree member : type.getMembers()) {
            TreePath at = new TreePath(path, member);
            switch (member) {
                case ClassTree inner when ofInterface || isVisible(inner.getModifiers()) -> type(at, inner);
                case MethodTree method
                when (ofInterface || isVisible(method.getModifiers()))
                        && !isPrivate(method.getModifiers())
                        && !overrides(method)
                        && !isOfRecord(type, method) -> demand(at, name + "#" + method.getName());
                case VariableTree field
                when isVisible(field.getModifiers()) && !saysByItself(field) ->
                    demand(at, name + "#" + field.getName());
                default -> {}
            }
        }
    }

    /// A constant of an enum that carries its words.
    private static boolean saysByItself(VariableTree field) {
        return field.getInitializer() instanceof NewClassTree made
                && made.getArguments().stream().anyMatch(a -> a.getKind() == Tree.Kind.STRING_LITERAL);
    }

    /// Whether its own doc or that of a method says which thread may call. Annotations and exceptions are not called.
    private boolean saysWho(TreePath path, ClassTree type) {
        if (type.getKind() == Tree.Kind.ANNOTATION_TYPE || isThrowable(type)) return true;
        if (type.getKind() == Tree.Kind.RECORD || type.getKind() == Tree.Kind.ENUM) return true; // immutable
        StringBuilder said = new StringBuilder(text(path));
        for (Tree member : type.getMembers()) said.append(text(new TreePath(path, member)));
        return said.toString().matches("(?s).*(thread|one\\s+goroutine).*");
    }

    private static boolean isThrowable(ClassTree type) {
        String parent = String.valueOf(type.getExtendsClause());
        return parent.endsWith("Error") || parent.endsWith("Exception");
    }

    private String text(TreePath path) {
        DocCommentTree doc = docs.getDocCommentTree(path);
        return doc == null ? "" : doc.toString();
    }

    private void demand(TreePath path, String name) {
        if (text(path).isBlank()) missing.add(name);
    }

    private static boolean isVisible(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                || modifiers.getFlags().contains(Modifier.PROTECTED);
    }

    private static boolean isPrivate(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PRIVATE);
    }

    private static boolean overrides(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
    }

    /// Whether it is a record's canonical constructor, which the record's doc describes.
    private static boolean isOfRecord(ClassTree type, MethodTree method) {
        return type.getKind() == Tree.Kind.RECORD && method.getReturnType() == null;
    }

    @Test
    void everythingPublicSaysWhatItIs() {
        assertTrue(types > 50, types + " types seen");
        assertEquals(List.of(), missing);
    }

    @Test
    void everyTypeForUsersSaysWhichThreadMayCall() {
        assertEquals(List.of(), withoutThread);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (var folders = Files.walk(SOURCES)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                boolean holdsTypes;
                try (var files = Files.list(folder)) {
                    holdsTypes = files.anyMatch(f -> f.toString().endsWith(".java"));
                }
                assertTrue(
                        !holdsTypes
                                || Files.readString(folder.resolve("package-info.java"))
                                        .startsWith("///"),
                        folder + "");
            }
        }
    }
}
