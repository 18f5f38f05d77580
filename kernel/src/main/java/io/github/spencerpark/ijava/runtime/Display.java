package io.github.spencerpark.ijava.runtime;

import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;

/// IJava's functions for showing values, for notebooks that import them.
public final class Display {
    private Display() {}

    /// All forms of a value.
    public static DisplayData render(Object value) {
        return new Renderer().render(value);
    }

    /// The forms of a value that are asked for.
    public static DisplayData render(Object value, String... as) {
        return new Renderer().renderAs(value, as);
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
