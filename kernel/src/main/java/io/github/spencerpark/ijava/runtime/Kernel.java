package io.github.spencerpark.ijava.runtime;

import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/// IJava's functions for running code, for notebooks that import them.
public final class Kernel {
    private Kernel() {}

    /// The kernel that runs the calling cell.
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /// Runs the text of a cell.
    ///
    /// @throws Exception what the code throws, or what tells that it does not compile
    public static Object eval(String expression) throws Exception {
        return Notebook.eval(expression);
    }
}
