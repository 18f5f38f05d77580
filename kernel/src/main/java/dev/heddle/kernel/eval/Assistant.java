package dev.heddle.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// Completes and documents names, with a JShell that sees the notebook as a library. Any thread may ask; one at a
/// time is answered.
final class Assistant implements AutoCloseable {

    private final Supplier<View> views;
    private final JShell shell;
    private final Map<String, List<SnippetEvent>> imported = new HashMap<>(); // by declaration
    private volatile View view = new View(0, Map.of(), List.of());

    /// @param views the notebook at the time of the question
    Assistant(Supplier<View> views) {
        this.views = views;
        this.shell = Reader.open(Files::new);
        shell.eval("import module java.base;");
    }

    synchronized Completions complete(String code, int cursor) {
        refresh();
        int[] anchor = {cursor};
        List<Suggestion> suggestions = shell.sourceCodeAnalysis().completionSuggestions(code, cursor, anchor);
        List<String> matches = suggestions.stream()
                .sorted(Comparator.comparing((Suggestion s) -> !s.matchesType())
                        .thenComparing(Suggestion::continuation))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return new Completions(matches, matches.isEmpty() ? cursor : anchor[0], cursor);
    }

    synchronized Optional<Documentation> inspect(String code, int cursor) {
        refresh();
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) end++;
        if (end < code.length() && code.charAt(end) == '(') end++;
        var found = shell.sourceCodeAnalysis().documentation(code.substring(0, end), end, true);
        if (found.isEmpty()) return Optional.empty();
        return Optional.of(new Documentation(
                found.stream().map(d -> signature(d) + text(d.javadoc())).collect(Collectors.joining("\n\n")),
                found.stream()
                        .map(d -> "```java\n" + signature(d) + "\n```" + text(d.javadoc()))
                        .collect(Collectors.joining("\n\n"))));
    }

    /// As readers know it: what holds the notebook's own names is ours.
    private static String signature(SourceCodeAnalysis.Documentation found) {
        return found.signature().replace(View.NAMES + ".", "");
    }

    @Override
    public synchronized void close() {
        shell.close();
    }

    private void refresh() {
        View now = views.get();
        if (now.version() == view.version()) return;
        view = now;
        shell.addToClasspath("."); // makes JShell's javac, which reads a package once, read it again
        imported.entrySet().removeIf(old -> {
            if (view.imports().contains(old.getKey())) return false;
            old.getValue().forEach(e -> shell.drop(e.snippet()));
            return true;
        });
        for (String line : view.imports()) imported.computeIfAbsent(line, shell::eval);
    }

    private static String text(@org.jspecify.annotations.Nullable String javadoc) {
        return javadoc == null ? "" : "\n\n" + Javadoc.plain(javadoc);
    }

    /// What JShell's javac sees beside the JDK and the class path.
    private final class Files extends StandardFiles {
        Files(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            if (location != StandardLocation.CLASS_PATH || !packageName.equals(CellClass.PACKAGE)) {
                return super.list(location, packageName, kinds, recurse);
            }
            List<JavaFileObject> files = new ArrayList<>();
            view.classes().forEach((name, bytes) -> files.add(new Shown(name, bytes)));
            return files;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Shown shown ? shown.binaryName : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return (a instanceof Shown || b instanceof Shown) ? a.equals(b) : super.isSameFile(a, b);
        }
    }

    /// A class of the view.
    private static final class Shown extends SimpleJavaFileObject {
        private final String binaryName;
        private final byte[] bytes;

        Shown(String binaryName, byte[] bytes) {
            super(URI.create("view:///" + binaryName.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.binaryName = binaryName;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
