package org.dflib.jjava.jupyter.kernel;

import dev.heddle.kernel.display.Notebook;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// JJava's functions for cells, for notebooks that import them.
public class BaseNotebookStatics {
    /// Nothing but functions.
    protected BaseNotebookStatics() {}

    /// Prints to the cell.
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library for notebooks
    public static void printf(String format, Object... args) {
        Notebook.printf(format, args);
    }

    /// Runs the text of a cell; its value. Throws what the code throws.
    public static Object eval(String code) {
        return BaseKernel.notebookKernel().evalRaw(code);
    }

    /// Runs a line magic.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T lineMagic(String name, List<String> args) {
        return Notebook.lineMagic(name, args);
    }

    /// Runs a cell magic.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T cellMagic(String name, List<String> args, String body) {
        return Notebook.cellMagic(name, args, body);
    }

    /// All forms of a value.
    public static DisplayData render(Object value) {
        return BaseKernel.notebookKernel().getRenderer().render(value);
    }

    /// The forms of a value that are asked for.
    public static DisplayData render(Object value, String... as) {
        return BaseKernel.notebookKernel().getRenderer().renderAs(value, as);
    }

    /// Shows a value below the cell; the name under which it can be replaced.
    public static String display(Object value) {
        return Notebook.display(value);
    }

    /// Shows the forms of a value that are asked for; the name under which they can be replaced.
    public static String display(Object value, String... as) {
        return Notebook.display(value, as);
    }

    /// Replaces what was shown under a name.
    public static void updateDisplay(String id, Object value) {
        Notebook.updateDisplay(id, value);
    }

    /// Replaces what was shown under a name by the forms that are asked for.
    public static void updateDisplay(String id, Object value, String... as) {
        Notebook.updateDisplay(id, value, as);
    }
}
