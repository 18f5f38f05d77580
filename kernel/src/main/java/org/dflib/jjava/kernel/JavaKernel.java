package org.dflib.jjava.kernel;

import dev.heddle.kernel.display.Notebook;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// JJava's kernel, as far as notebooks and libraries ask something of it.
public class JavaKernel extends BaseKernel {
    JavaKernel() {}

    /// Takes files or folders onto the class path.
    public void addToClasspath(String path) {
        for (String entry : path.split(java.io.File.pathSeparator, -1))
            Notebook.interpreter().addToClassPath(entry);
    }
}
