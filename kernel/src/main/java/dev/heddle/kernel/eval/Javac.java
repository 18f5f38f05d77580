package dev.heddle.kernel.eval;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The JDK's compiler with our options, which remembers from one task to the next what it has read of the JDK and of
/// libraries. Not safe for use by several threads at once.
final class Javac {

    /// What is done with one task of javac's.
    interface Work<T> {
        T with(JavacTask task) throws IOException, CompilationFailure;
    }

    // Unlimited errors: one parse tries several readings of each piece, and the wrong ones fail.
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-Xlint:none", "-implicit:none", "-Xmaxerrs", "0", "-XDuseUnsharedTable=true");

    private static final JavaCompiler COMPILER = compiler();

    private static volatile List<String> options = OPTIONS;

    private static final int MOST_TASKS = 1_000;

    private final CellFiles files;
    private JavacTaskPool contexts = new JavacTaskPool(1);
    private int tasks; // since the last [#forget]

    /// @param files what it sees; but for the cells and what is [changing][CellFiles#changing], all must stay as it is
    /// until [#forget]
    Javac(CellFiles files) {
        this.files = files;
    }

    /// Tells javac more from now on; of two options that differ the later counts.
    static void add(List<String> more) {
        options = Stream.concat(OPTIONS.stream(), more.stream()).toList();
    }

    static StandardJavaFileManager files() {
        return COMPILER.getStandardFileManager(null, null, null);
    }

    /// Forgets what it has read.
    void forget() {
        contexts = new JavacTaskPool(1);
        tasks = 0;
    }

    /// Does some work with a task, which ends with it.
    <T> T run(DiagnosticListener<JavaFileObject> problems, List<? extends JavaFileObject> sources, Work<T> work)
            throws CompilationFailure {
        // It keeps the names of all classes that it ever saw.
        if (files.changing() || tasks++ == MOST_TASKS) forget();
        Callable<T> result = contexts.getTask(null, files, problems, options, null, sources, task -> {
            Context context = ((BasicJavacTask) task).getContext();
            try {
                T value = work.with(task);
                return () -> value;
            } catch (CompilationFailure e) {
                return () -> {
                    throw e;
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                forgetCells(context);
            }
        });
        try {
            return result.call();
        } catch (CompilationFailure e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next task sees other cells.
    private static void forgetCells(Context context) {
        Symtab symbols = Symtab.instance(context);
        PackageSymbol cells = symbols.getPackage(
                symbols.unnamedModule, Names.instance(context).fromString(CellClass.PACKAGE));
        if (cells == null || cells.members_field == null) return; // none was seen
        symbols.getAllClasses().forEach(c -> {
            if (c.packge().equals(cells)) symbols.removeClass(symbols.unnamedModule, c.flatName());
        });
        cells.members_field = null;
        cells.completer = ClassFinder.instance(context).getCompleter();
    }

    private static JavaCompiler compiler() {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null)
            throw new IllegalStateException("This Java has no compiler: run the kernel with a JDK, not a JRE.");
        return found;
    }
}
