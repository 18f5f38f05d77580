package org.dflib.jjava.kernel;

import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/// JJava's functions for Java cells, for notebooks that import them.
public class JavaNotebookStatics extends BaseNotebookStatics {
    private static final JavaKernel KERNEL = new JavaKernel();

    /// The kernel that runs the calling cell.
    public static JavaKernel getKernelInstance() {
        return KERNEL;
    }

    /// The kernel that runs the calling cell.
    public static JavaKernel kernel() {
        return KERNEL;
    }
}
