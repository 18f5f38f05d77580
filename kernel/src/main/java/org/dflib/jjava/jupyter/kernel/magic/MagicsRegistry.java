package org.dflib.jjava.jupyter.kernel.magic;

import dev.heddle.kernel.display.Interpreter;
import dev.heddle.kernel.display.Notebook;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// JJava's registry of magics: those of this notebook.
public class MagicsRegistry {
    /// The magics of this notebook.
    public MagicsRegistry() {}

    /// Makes a function a line magic.
    @SuppressWarnings("unchecked") // there is only one kernel
    public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
        Interpreter.LineMagic made = args -> ((LineMagic<?, BaseKernel>) magic).eval(BaseKernel.notebookKernel(), args);
        Notebook.interpreter().register(name, made);
        return this;
    }

    /// Makes a function a cell magic.
    @SuppressWarnings("unchecked") // there is only one kernel
    public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
        Interpreter.CellMagic made =
                (args, body) -> ((CellMagic<?, BaseKernel>) magic).eval(BaseKernel.notebookKernel(), args, body);
        Notebook.interpreter().register(name, made);
        return this;
    }

    /// Runs a line magic.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T, K extends BaseKernel> T evalLineMagic(K kernel, String name, List<String> args) throws Exception {
        return Notebook.lineMagic(name, args);
    }

    /// Runs a cell magic.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T, K extends BaseKernel> T evalCellMagic(K kernel, String name, List<String> args, String body)
            throws Exception {
        return Notebook.cellMagic(name, args, body);
    }
}
