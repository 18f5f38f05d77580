package dev.heddle.kernel.display;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kernel's side of what [Notebook] offers to run. Any thread that works for a cell. Magics throw what they like:
/// IJava's functions declare no exceptions.
public interface Interpreter {
    /// Runs the text of a cell; the value of its last expression.
    ///
    /// @throws Exception what the code throws, or what tells that it does not compile
    @Nullable
    Object eval(String code) throws Exception;

    /// Runs a line magic; its value.
    @Nullable
    Object lineMagic(String name, List<String> arguments);

    /// Runs a cell magic; its value.
    @Nullable
    Object cellMagic(String name, List<String> arguments, String body);

    /// A line magic as a function.
    @FunctionalInterface
    interface LineMagic {
        /// Runs it; its value.
        @Nullable
        Object run(List<String> arguments) throws Exception;
    }

    /// A cell magic as a function.
    @FunctionalInterface
    interface CellMagic {
        /// Runs it; the value of its cell.
        @Nullable
        Object run(List<String> arguments, String body) throws Exception;
    }

    /// Makes a function a line magic.
    void register(String name, LineMagic magic);

    /// Makes a function a cell magic.
    void register(String name, CellMagic magic);

    /// Takes a file or a folder onto the class path.
    void addToClassPath(String path);
}
