package io.github.spencerpark.ijava.runtime;

import dev.heddle.kernel.display.Notebook;
import java.util.List;

/// IJava's functions for magics, for notebooks that import them.
public final class Magics {
    private Magics() {}

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
}
