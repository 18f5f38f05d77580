package dev.heddle.kernel.magic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The notebook, as a magic may use it. Any thread, while a cell runs.
public interface Workbench {

    /// Makes classes known to the compiler and to the cells.
    void addToClassPath(List<Path> entries) throws IOException;

    /// The files that compiler and cells find classes in, the kernel's own first.
    List<Path> classPath();

    /// Runs the text of a cell on the calling thread, as if it stood in the calling cell.
    ///
    /// @param title what error messages call it; empty for the calling cell
    /// @return the value of its last expression; null if it has none
    /// @throws Exception what the code throws, or what tells that it does not compile
    default @Nullable Object eval(String title, String code) throws Exception {
        return prepare(title, code).run();
    }

    /// Compiles the text of a cell up to its first magic, so that running it is all that is left.
    Prepared prepare(String title, String code) throws Exception;

    /// Code that is ready to run on the thread that asked for it.
    interface Prepared {
        /// Runs it; the value of its last expression, null if it has none.
        @Nullable
        Object run() throws Exception;
    }

    /// The value of a variable that some cell declares.
    Optional<Object> variable(String name);

    /// What some cell declared.
    ///
    /// @param kind `variable`, `type`, `method` or `import`
    /// @param text as javac reads it: `int x`, `twice(int)`
    record Declaration(String kind, String name, String text) {}

    /// Everything that is declared now.
    Stream<Declaration> declarations();

    /// The class files that a name of the notebook stands for, by binary name: of a type those of the type
    /// and the types nested in it, else those of the cell that declares it. Empty if nothing does.
    SortedMap<String, byte[]> classFiles(String name);

    /// Import declarations with which a class outside of the notebook reads as a cell does.
    String imports();

    /// The trace of the last cell that failed, as the JVM has it; empty if none has.
    List<String> lastTrace();

    /// Every live thread that a cell started: goroutines first, then others.
    List<Running> running();

    /// A thread that a cell started.
    ///
    /// @param id what `%kill` takes
    /// @param kind `goroutine`, `virtual` or `platform`
    /// @param state what it does or waits for
    /// @param place where it is, in the words of stack traces; empty if nowhere in a cell
    record Running(long id, String kind, String name, String state, String place) {}

    /// Stops one of [#running].
    ///
    /// @return false if it still runs after two seconds
    /// @throws Misuse if there is none with this id
    /// @throws InterruptedException if the calling thread is interrupted
    boolean kill(long id) throws Misuse, InterruptedException;
}
