package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// A cell magic as a function.
@FunctionalInterface
public interface CellMagic<T, K extends BaseKernel> {
    /// Runs it; the value of its cell.
    T eval(K kernel, List<String> args, String body) throws Exception;
}
