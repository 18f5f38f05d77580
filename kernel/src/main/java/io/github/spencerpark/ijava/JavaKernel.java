package io.github.spencerpark.ijava;

import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;

/// IJava's kernel, as far as notebooks ask something of it.
public final class JavaKernel {
    private final Magics magics = new Magics();
    private final Renderer renderer = new Renderer();

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

    /// What chooses how values look.
    public Renderer getRenderer() {
        return renderer;
    }

    /// Runs the text of a cell.
    ///
    /// @throws Exception what the code throws, or what tells that it does not compile
    public Object eval(String expression) throws Exception {
        return Notebook.eval(expression);
    }

    /// Shows forms of a value.
    public void display(DisplayData data) {
        data.display();
    }
}
