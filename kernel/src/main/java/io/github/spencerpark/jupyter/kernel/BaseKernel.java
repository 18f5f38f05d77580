package io.github.spencerpark.jupyter.kernel;

import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;

/// The kernel of the library under IJava, as far as notebooks and libraries ask something of it.
public abstract class BaseKernel {
    private final Renderer renderer = new Renderer();

    /// The kernel of this notebook.
    protected BaseKernel() {}

    /// What chooses how values look.
    public Renderer getRenderer() {
        return renderer;
    }

    /// Runs the text of a cell; the forms of its value, null if it has none.
    ///
    /// @throws Exception what the code throws, or what tells that it does not compile
    public DisplayData eval(String code) throws Exception {
        Object value = Notebook.eval(code);
        return value == null ? null : renderer.render(value);
    }

    /// Shows forms of a value.
    public void display(DisplayData data) {
        data.display();
    }
}
