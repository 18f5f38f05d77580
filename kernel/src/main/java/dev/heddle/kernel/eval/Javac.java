package dev.heddle.kernel.eval;

import com.sun.source.util.JavacTask;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The JDK's compiler with our options.
final class Javac {

    // Unlimited errors: one parse tries several readings of each piece, and the wrong ones fail.
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-Xlint:none", "-implicit:none", "-Xmaxerrs", "0", "-XDuseUnsharedTable=true");

    private static final JavaCompiler COMPILER = compiler();

    private static volatile List<String> options = OPTIONS;

    private Javac() {}

    /// Tells javac more from now on; of two options that differ the later counts.
    static void add(List<String> more) {
        options = Stream.concat(OPTIONS.stream(), more.stream()).toList();
    }

    static JavacTask task(
            JavaFileManager files,
            DiagnosticListener<JavaFileObject> problems,
            List<? extends JavaFileObject> sources) {
        return (JavacTask) COMPILER.getTask(null, files, problems, options, null, sources);
    }

    static javax.tools.StandardJavaFileManager files() {
        return COMPILER.getStandardFileManager(null, null, null);
    }

    private static JavaCompiler compiler() {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null)
            throw new IllegalStateException("This Java has no compiler: run the kernel with a JDK, not a JRE.");
        return found;
    }
}
