package org.dflib.jjava.jupyter;

import dev.heddle.kernel.display.Interpreter;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.kernel.JavaNotebookStatics;

/// What a library written for JJava does to notebooks once it is on their class path.
///
/// A jar names its extensions in `META-INF/services/org.dflib.jjava.jupyter.Extension`.
public interface Extension extends dev.heddle.kernel.display.Extension {
    /// Called once, in the cell that brought the library.
    void install(BaseKernel kernel);

    @Override
    default void install(Interpreter interpreter) {
        install(JavaNotebookStatics.getKernelInstance());
    }

    /// JJava calls it before its kernel ends. Here nobody does: what an extension registers ends with the process.
    default void uninstall(BaseKernel kernel) {}
}
