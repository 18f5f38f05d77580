package io.github.spencerpark.ijava;

/// IJava's way to its kernel, for notebooks that take it.
public final class IJava {
    private static final JavaKernel KERNEL = new JavaKernel();

    private IJava() {}

    /// The kernel that runs the calling cell.
    public static JavaKernel getKernelInstance() {
        return KERNEL;
    }
}
