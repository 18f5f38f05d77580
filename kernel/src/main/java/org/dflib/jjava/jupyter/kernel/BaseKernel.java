package org.dflib.jjava.jupyter.kernel;

import dev.heddle.kernel.display.Notebook;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.kernel.JavaNotebookStatics;

/// JJava's kernel, as far as notebooks and libraries ask something of it.
public abstract class BaseKernel {
    private final Renderer renderer = new Renderer();
    private final MagicsRegistry magics = new MagicsRegistry();

    /// The kernel of this notebook.
    protected BaseKernel() {}

    /// The kernel that runs the calling cell.
    public static BaseKernel notebookKernel() {
        return JavaNotebookStatics.getKernelInstance();
    }

    /// What chooses how values look.
    public Renderer getRenderer() {
        return renderer;
    }

    /// The magics.
    public MagicsRegistry getMagicsRegistry() {
        return magics;
    }

    /// Shows forms of a value.
    public void display(DisplayData data) {
        data.display();
    }

    /// Runs the text of a cell; the forms of its value, null if it has none. Throws what the code throws.
    public DisplayData eval(String code) {
        Object value = evalRaw(code);
        return value == null ? null : renderer.render(value);
    }

    /// Runs the text of a cell; its value. Throws what the code throws.
    public Object evalRaw(String code) {
        try {
            return Notebook.eval(code);
        } catch (Exception e) {
            throw BaseKernel.<RuntimeException>unchecked(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> RuntimeException unchecked(Exception e) throws E {
        throw (E) e;
    }
}
